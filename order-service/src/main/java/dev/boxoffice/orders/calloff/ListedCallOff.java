package dev.boxoffice.orders.calloff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A show that is called off, in a list.
 *
 * @param organiserId absent for a show from before there were organisers
 * @param startsAt the start of the show
 * @param startedAt when order-service learned that the show is called off
 * @param finishedAt absent while it is running
 */
@Schema(name = "ListedCallOff")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ListedCallOff(
        UUID showId,
        UUID organiserId,
        String title,
        Instant startsAt,
        CallOffResponse.Status status,
        Instant startedAt,
        Instant finishedAt) {}
