package dev.boxoffice.system.fuzz;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Unusual values of each part of a request, by kind. */
final class Traps {

    private static final Map<String, List<String>> ALL = read();

    private Traps() {}

    static List<String> of(String kind) {
        return ALL.get(kind);
    }

    private static Map<String, List<String>> read() {
        try (InputStream file = Traps.class.getResourceAsStream("/fuzz/traps.json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
