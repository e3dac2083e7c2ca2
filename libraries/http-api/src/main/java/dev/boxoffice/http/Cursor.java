package dev.boxoffice.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a page: the sort key of its last item. Opaque to clients.
 *
 * @param at the item's time, to the microsecond, PostgreSQL's precision
 * @param id breaks ties
 */
public record Cursor(Instant at, UUID id) {

    private static final String SEPARATOR = "~";

    /** Parses the result of {@link #toString()}; throws a 400 problem for any other text. Returns {@code null} for {@code null}. */
    public static Cursor parse(String text) {
        return text == null
                ? null
                : decode(text, 2, fields -> new Cursor(Rfc3339.parse(fields[0]), UUID.fromString(fields[1])));
    }

    /** The text of a cursor with other fields. */
    public static String encode(Object... fields) {
        String text = Stream.of(fields).map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Reads the result of {@link #encode}; throws a 400 problem for any other text. */
    public static <T> T decode(String text, int count, Function<String[], T> cursor) {
        try {
            return cursor.apply(new String(Base64.getUrlDecoder().decode(text), UTF_8).split(SEPARATOR, count));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Problems.badRequest("'after' is not a cursor of this list. Use the value of 'next'.");
        }
    }

    @Override
    public String toString() {
        return encode(at, id);
    }
}
