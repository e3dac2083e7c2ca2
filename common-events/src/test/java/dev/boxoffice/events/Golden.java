package dev.boxoffice.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One committed example of every event type. Existing fields of an example never change, because consumers rely on them. */
final class Golden {

    /** As tolerant as a consumer must be. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Golden() {}

    static String text(EventType type) {
        String file = "/golden/" + type.type().replace("dev.boxoffice.", "") + ".json";
        try (var in = Golden.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("No golden event: " + file);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode tree(EventType type) {
        try {
            return (ObjectNode) JSON.readTree(text(type));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Payload payload(EventType type) {
        try {
            return JSON.readValue(text(type), type.payload());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
