package dev.boxoffice.admissions.checkin;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many holders have entered a show. */
@Schema(name = "GateCounts")
record GateCounts(
        UUID showId,

        @Schema(description = "Valid admissions of the show.")
        long admissions,

        @Schema(description = "Those with an entry in force, including holders who have left.")
        long entered,

        @Schema(description = "Holders who have entered and not left.")
        long inside,

        List<Gate> gates) {

    @Schema(name = "GateCount")
    record Gate(
            String gate,

            @Schema(description = "Accepted entries that were not undone.")
            long entries,

            long exits,
            long refused,

            @Schema(description = "Entries and exits with a conflict.")
            long conflicts) {}
}
