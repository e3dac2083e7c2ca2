package dev.boxoffice.admissions.checkin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.http.Problems;
import java.util.Base64;
import java.util.UUID;

/**
 * The last change that a scanner knows. Opaque to clients.
 *
 * @param epoch of the database, which a restore changes
 * @param transaction that made the change
 * @param id of the admission
 */
record DoorListCursor(UUID epoch, long transaction, UUID id) {

    private static final UUID NONE = new UUID(0, 0);
    private static final DoorListCursor START = start(NONE);

    /** Before the first change. */
    private static DoorListCursor start(UUID epoch) {
        return new DoorListCursor(epoch, 0, NONE);
    }

    /** The same place, or the start of the list if the cursor is from another epoch: its transactions may be lost. */
    DoorListCursor in(UUID current) {
        return epoch.equals(current) ? this : start(current);
    }

    /** Throws a 400 problem for a text that {@link #toString()} has not returned. */
    static DoorListCursor parse(String text) {
        if (text == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("~", 3);
            var cursor =
                    new DoorListCursor(UUID.fromString(parts[0]), Long.parseLong(parts[1]), UUID.fromString(parts[2]));
            if (cursor.transaction() < 0) {
                throw new IllegalArgumentException(text);
            }
            return cursor;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Problems.badRequest("'after' is not a cursor of this list. Use the value of 'next'.");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((epoch + "~" + transaction + "~" + id).getBytes(UTF_8));
    }
}
