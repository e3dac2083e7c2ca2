package dev.boxoffice.server;

import java.util.Arrays;
import java.util.List;

/** The path of an endpoint, for example {@code /api/tickets/{id}}. */
public record PathTemplate(List<String> segments) {

    /** Ignores empty segments and matrix parameters, as the router does. */
    static PathTemplate of(String... parts) {
        return new PathTemplate(segments(String.join("/", parts)));
    }

    static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> segment.replaceFirst(";.*", ""))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }

    boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (!segment.startsWith("{") && !segment.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
