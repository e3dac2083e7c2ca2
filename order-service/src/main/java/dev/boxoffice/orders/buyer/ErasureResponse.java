package dev.boxoffice.orders.buyer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An erasure of a buyer's data.
 *
 * @param pseudonym the {@code buyer} of the erased orders
 * @param requestedAt later orders keep their buyer
 * @param finishedAt absent while it is running
 * @param orders the number of erased orders; absent while it is running
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureResponse(UUID id, Status status, String pseudonym, Instant requestedAt, Instant finishedAt, Long orders) {

    @Schema(name = "ErasureStatus")
    enum Status {
        RUNNING,
        DONE
    }

    static ErasureResponse of(ErasureTable.Erasure erasure) {
        return new ErasureResponse(
                erasure.id(),
                erasure.finishedAt() == null ? Status.RUNNING : Status.DONE,
                erasure.pseudonym(),
                erasure.requestedAt(),
                erasure.finishedAt(),
                erasure.orders());
    }
}
