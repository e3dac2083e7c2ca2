package dev.boxoffice.admissions.checkin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.http.Problems;
import java.util.Base64;
import java.util.UUID;

/**
 * The last change that a scanner knows. Opaque to clients.
 *
 * @param transaction that made the change
 * @param id of the admission
 */
record DoorListCursor(long transaction, UUID id) {

    static final DoorListCursor START = new DoorListCursor(0, new UUID(0, 0));

    /** Throws a 400 problem for a text that {@link #toString()} has not returned. */
    static DoorListCursor parse(String text) {
        if (text == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("~", 2);
            var cursor = new DoorListCursor(Long.parseLong(parts[0]), UUID.fromString(parts[1]));
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
        return Base64.getUrlEncoder().withoutPadding().encodeToString((transaction + "~" + id).getBytes(UTF_8));
    }
}
