package dev.boxoffice.server;

import java.util.ArrayList;
import java.util.List;

/** The path of an endpoint, for example {@code /api/tickets/{id}}. */
public record PathTemplate(List<String> segments, int literalCharacters) {

    /** Ignores empty segments and matrix parameters, as the router does. */
    static PathTemplate of(String... parts) {
        List<String> segments = segments(String.join("/", parts));
        int slashes = segments.size();
        return new PathTemplate(
                segments,
                slashes
                        + segments.stream()
                                .filter(segment -> !isVariable(segment))
                                .mapToInt(String::length)
                                .sum());
    }

    static List<String> segments(String path) {
        var segments = new ArrayList<String>();
        for (int start = 0; start < path.length(); ) {
            int end = indexOf('/', path, start, path.length());
            String segment = path.substring(start, indexOf(';', path, start, end));
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
            start = end + 1;
        }
        return List.copyOf(segments);
    }

    /** Returns {@code end} if the character does not occur before it. */
    private static int indexOf(char character, String text, int start, int end) {
        int index = text.indexOf(character, start, end);
        return index < 0 ? end : index;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    boolean matches(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (!isVariable(segment) && !segment.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}
