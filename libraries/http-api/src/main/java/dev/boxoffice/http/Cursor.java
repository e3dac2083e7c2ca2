package dev.boxoffice.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The end of a page: the sort key of its last item. Opaque to clients.
 *
 * @param at the item's time, to the microsecond, PostgreSQL's precision
 * @param id breaks ties
 */
public record Cursor(Instant at, UUID id) {

    /** Parses the result of {@link #toString()}; throws a 400 problem for any other text. Returns {@code null} for {@code null}. */
    public static Cursor parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("~", 2);
            return new Cursor(Rfc3339.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Problems.badRequest("'after' is not a cursor of this list. Use the value of 'next'.");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "~" + id).getBytes(UTF_8));
    }
}
