package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Payload;
import dev.boxoffice.kafka.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Decodes records and ignores unknown fields, which come from a later version of the event. */
@ApplicationScoped
class EventDecoder {

    /** Created once: creating a reader costs about as much as reading a record. */
    private final Map<EventType, ObjectReader> readers = new EnumMap<>(EventType.class);

    EventDecoder(ObjectMapper json) {
        ObjectReader tolerant = json.reader()
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        for (EventType type : EventType.values()) {
            readers.put(type, tolerant.forType(type.payload()));
        }
    }

    Decoded decode(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader(EventHeaders.TYPE);
        if (header == null || header.value() == null) {
            return new Decoded.Unreadable("no " + EventHeaders.TYPE + " header");
        }
        String name = new String(header.value(), UTF_8);
        Optional<EventType> type = EventType.of(name);
        if (type.isEmpty()) {
            return new Decoded.UnknownType(name);
        }
        if (message.value() == null) {
            return new Decoded.Unreadable("no payload");
        }
        try {
            Payload payload = readers.get(type.get()).readValue(message.value());
            return payload == null ? new Decoded.Unreadable("the payload is null") : new Decoded.Known(payload);
        } catch (JsonMappingException e) {
            return new Decoded.Unreadable(path(e) + Reason.of(e));
        } catch (IOException | RuntimeException e) {
            return new Decoded.Unreadable(Reason.of(e));
        }
    }

    private static String path(JsonMappingException thrown) {
        return thrown.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .map(field -> field + ": ")
                .collect(joining());
    }
}
