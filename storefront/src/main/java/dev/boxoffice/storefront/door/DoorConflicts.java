package dev.boxoffice.storefront.door;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The newest scans of all gates that were let in offline although an online check would have refused them.
 *
 * @param next {@code null} if these are all
 */
record DoorConflicts(List<Conflict> items, String next) {

    private static final int SHOWN_OF_ID = 8;

    /**
     * One scan.
     *
     * @param reason of the refusal that an online check would have been
     * @param first the other entry; {@code null} for other reasons
     * @param admission {@code null} for a code of another show or of none
     * @param undoneAt {@code null} unless staff have undone the entry
     */
    record Conflict(
            String gate, String reason, Instant scannedAt, CheckIn.First first, Admitted admission, Instant undoneAt) {

        record Admitted(UUID id, String ticketName, int number, String holderName) {}

        public Verdict verdict(boolean calledOff) {
            return Verdict.of(reason, calledOff);
        }

        /** The beginning of the admission's id, which tells codes without names apart. */
        public String shortCode() {
            return admission.id().toString().substring(0, SHOWN_OF_ID);
        }
    }
}
