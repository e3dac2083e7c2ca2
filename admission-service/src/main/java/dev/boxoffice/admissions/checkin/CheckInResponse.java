package dev.boxoffice.admissions.checkin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A recorded scan. */
@Schema(name = "CheckIn")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckInResponse(
        @Schema(description = "Absent if the nonce was used for another scan.")
        UUID id,

        String nonce,
        String gate,
        CheckIn.Direction direction,

        @Schema(description = "Whether the door is open. A scan that was let in offline is always ACCEPTED.")
        CheckIn.Result result,

        @Schema(
                description =
                        "Why the scan was refused or, with conflict, would have been: invalid-code,"
                                + " unknown-admission, other-show, void, superseded (the admission was transferred),"
                                + " already-entered, not-inside, entered-later (an offline exit from before a later"
                                + " entry), undone (a repeated scan whose entry staff have undone), nonce-reused. Treat any other value alike.")
        String reason,

        @Schema(description = "Whether the holder was let in offline although an online check would have refused.")
        boolean conflict,

        boolean offline,

        @Schema(description = "Whether staff chose the admission from the door list, without its code.")
        boolean fromList,

        @Schema(description = "By the scanner's clock.") Instant scannedAt,

        Instant recordedAt,

        @Schema(description = "The subject of the member of staff, or client:<client>.")
        String recordedBy,

        @Schema(description = "The entry before this one; only with the reason already-entered.")
        FirstEntry first,

        AdmittedUnit admission,

        @Schema(description = "When staff undid the entry.") Instant undoneAt,

        String undoneBy,

        @Schema(description = "Whether an earlier request has recorded the scan; only in responses to scans.")
        Boolean replayed) {

    @Schema(name = "FirstEntry")
    record FirstEntry(
            @Schema(description = "By the scanner's clock.") Instant at, String gate) {}

    /** What staff at the door see of an admission. */
    @Schema(name = "CheckedAdmission")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AdmittedUnit(UUID id, UUID ticketId, String ticketName, int number, String holderName) {

        static AdmittedUnit of(CheckIn.Admitted admitted) {
            return new AdmittedUnit(
                    admitted.id(),
                    admitted.ticketId(),
                    admitted.ticketName(),
                    admitted.number(),
                    admitted.holderName());
        }
    }

    static CheckInResponse of(CheckIns.Recorded recorded) {
        return of(recorded.checkIn(), recorded.replayed());
    }

    static CheckInResponse of(CheckIn checkIn) {
        return of(checkIn, null);
    }

    private static CheckInResponse of(CheckIn checkIn, Boolean replayed) {
        CheckIn.Entry first = checkIn.first();
        CheckIn.Undone undone = checkIn.undone();
        return new CheckInResponse(
                checkIn.id(),
                checkIn.nonce(),
                checkIn.gate(),
                checkIn.direction(),
                checkIn.result(),
                checkIn.reason(),
                checkIn.isConflict(),
                checkIn.offline(),
                checkIn.fromList(),
                checkIn.scannedAt(),
                checkIn.recordedAt(),
                checkIn.recordedBy(),
                first == null ? null : new FirstEntry(first.at(), first.gate()),
                checkIn.admitted() == null ? null : AdmittedUnit.of(checkIn.admitted()),
                undone == null ? null : undone.at(),
                undone == null ? null : undone.by(),
                replayed);
    }
}
