package dev.boxoffice.admissions.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.http.Problems;
import java.util.Base64;
import java.util.UUID;

/**
 * The last unit of a page of an order's admissions. Opaque to clients.
 *
 * @param number of the unit within its ticket, from 1
 */
record UnitCursor(UUID ticketId, int number) {

    private static final UnitCursor START = new UnitCursor(new UUID(0, 0), 0);

    /** Throws a 400 problem for a text that {@link #toString()} has not returned. */
    static UnitCursor parse(String text) {
        if (text == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("~", 2);
            return new UnitCursor(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Problems.badRequest("'after' is not a cursor of this list. Use the value of 'next'.");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((ticketId + "~" + number).getBytes(UTF_8));
    }
}
