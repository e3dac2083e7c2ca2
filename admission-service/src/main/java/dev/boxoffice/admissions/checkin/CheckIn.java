package dev.boxoffice.admissions.checkin;

import java.time.Instant;
import java.util.UUID;

/**
 * A scan at the door.
 *
 * @param fromList whether staff chose the admission from the door list, without its code
 * @param scannedAt by the scanner's clock
 * @param reason of a refusal, or the conflict of an accepted offline scan; {@code null} otherwise
 * @param first the entry that was in force before; {@code null} if there was none
 * @param admitted {@code null} for an invalid code and for an admission of another show
 * @param undone {@code null} unless a member of staff has undone the entry
 */
record CheckIn(
        UUID id,
        UUID showId,
        String gate,
        String nonce,
        Direction direction,
        Result result,
        String reason,
        boolean offline,
        boolean fromList,
        Instant scannedAt,
        Instant recordedAt,
        String recordedBy,
        Entry first,
        Admitted admitted,
        Undone undone) {

    enum Direction {
        ENTRY,
        EXIT
    }

    enum Result {
        ACCEPTED,
        REFUSED
    }

    record Entry(Instant at, String gate) {}

    record Admitted(UUID id, UUID ticketId, String ticketName, int number, String holderName) {}

    record Undone(Instant at, String by) {}

    /** The same scan, refused. */
    CheckIn refused(Reason why) {
        return new CheckIn(
                id,
                showId,
                gate,
                nonce,
                direction,
                Result.REFUSED,
                why.code(),
                offline,
                fromList,
                scannedAt,
                recordedAt,
                recordedBy,
                first,
                admitted,
                undone);
    }

    /** Whether the door was opened although an online check would have refused. */
    boolean isConflict() {
        return result == Result.ACCEPTED && reason != null;
    }
}
