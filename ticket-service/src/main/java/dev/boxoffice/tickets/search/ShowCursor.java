package dev.boxoffice.tickets.search;

import dev.boxoffice.http.Cursor;
import java.util.UUID;

/**
 * The end of a page of shows: the sort key of its last show. Opaque to clients.
 *
 * @param key the text of the start, the creation or the lowest price
 * @param id breaks ties
 */
record ShowCursor(ShowSort sort, String key, UUID id) {

    private static final int FIELDS = 3;

    ShowCursor {
        sort.value(key);
    }

    /** Throws a 400 problem for a text that is no cursor of this order; returns {@code null} for {@code null}. */
    static ShowCursor parse(String text, ShowSort sort) {
        return text == null ? null : Cursor.decode(text, FIELDS, fields -> of(fields, sort));
    }

    private static ShowCursor of(String[] fields, ShowSort sort) {
        if (!fields[0].equals(sort.name())) {
            throw new IllegalArgumentException("of another order");
        }
        return new ShowCursor(sort, fields[1], UUID.fromString(fields[2]));
    }

    Object value() {
        return sort.value(key);
    }

    @Override
    public String toString() {
        return Cursor.encode(sort.name(), key, id);
    }
}
