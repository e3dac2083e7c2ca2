package dev.boxoffice.testing.wire;

import java.util.Set;

/**
 * A request, and the statuses that are a correct response.
 *
 * @param name what is wrong with the request
 * @param text the bytes to send, as ISO-8859-1
 */
public record MalformedRequest(String name, String text, Set<Integer> statuses) {

    @Override
    public String toString() {
        return name;
    }
}
