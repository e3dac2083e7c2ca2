package dev.boxoffice.testing.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP response as read from a socket.
 *
 * @param status 0 if the server closed the connection without a response
 * @param headers values by lower-case name
 */
public record RawResponse(int status, Map<String, List<String>> headers, String body) {

    /** The first value of a header, or an empty string. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).getFirst();
    }
}
