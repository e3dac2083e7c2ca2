package dev.boxoffice.admissions.checkin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of the list of a show's admissions. */
@Schema(name = "DoorList")
record DoorListResponse(
        List<Entry> items,

        @Schema(description = "Admissions that do not admit. Their codes are refused.")
        List<UUID> voidIds,

        @Schema(description = "Pass it as after to get later changes; always present.")
        String next,

        @Schema(description = "Whether there is more at once.")
        boolean more) {

    @Schema(name = "DoorListEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            UUID id,

            @Schema(description = "The generation of valid codes. Refuse others.")
            int generation,

            UUID ticketId,
            String ticketName,

            @Schema(description = "The number of the unit within its order line.")
            int number,

            @Schema(description = "Absent if the holder has given none.")
            String holderName,

            UUID orderId,

            @Schema(description = "From the order's contact; absent without one, and after a transfer.")
            String buyerName,

            @Schema(description = "When the holder entered; absent before the entry.")
            Instant enteredAt,

            String enteredGate,

            @Schema(description = "Whether the holder has entered and not left.")
            boolean inside) {}
}
