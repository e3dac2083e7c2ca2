package dev.boxoffice.tickets.offer;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The dates of a copy. Other times keep their distance to the start, in the local time of the show. */
@Schema(name = "CopyShowRequest")
public record CopyRequest(
        @NotNull @Schema(description = ShowRequest.STARTS_AT)
        Instant startsAt,

        @Schema(description = ShowRequest.ENDS_AT) Instant endsAt,
        @Schema(description = ShowRequest.DOORS_AT) Instant doorsAt) {}
