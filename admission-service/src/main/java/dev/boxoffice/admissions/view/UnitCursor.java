package dev.boxoffice.admissions.view;

import dev.boxoffice.http.Cursor;
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
        return text == null
                ? START
                : Cursor.decode(
                        text, 2, fields -> new UnitCursor(UUID.fromString(fields[0]), Integer.parseInt(fields[1])));
    }

    @Override
    public String toString() {
        return Cursor.encode(ticketId, number);
    }
}
