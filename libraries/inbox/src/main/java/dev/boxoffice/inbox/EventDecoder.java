package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

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
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Decodes records. It ignores unknown fields, which come from a later version of the event, and refuses every value that the
 * contract excludes.
 */
@ApplicationScoped
class EventDecoder {

    private static final String SPEC_VERSION = "1.0";

    /** Created once: creating a reader costs about as much as reading a record. */
    private final Map<EventType, ObjectReader> readers = new EnumMap<>(EventType.class);

    EventDecoder() {
        ObjectMapper json = EventJson.mapper();
        for (EventType type : EventType.values()) {
            readers.put(type, json.readerFor(type.payload()));
        }
    }

    /** @param ignored types whose payload is not read */
    Decoded decode(ConsumerRecord<String, byte[]> message, Set<EventType> ignored) {
        Header header = message.headers().lastHeader(EventHeaders.TYPE);
        if (header == null || header.value() == null) {
            return new Decoded.Unreadable("no " + EventHeaders.TYPE + " header");
        }
        String repeated = repeatedAttribute(message.headers());
        if (repeated != null) {
            return new Decoded.Unreadable("more than one " + repeated + " header");
        }
        String name = new String(header.value(), UTF_8);
        Optional<EventType> type = EventType.of(name);
        if (type.isEmpty()) {
            return new Decoded.UnknownType(name);
        }
        if (ignored.contains(type.get())) {
            return new Decoded.Ignored();
        }
        if (message.value() == null) {
            return new Decoded.Unreadable("no payload");
        }
        try {
            Payload payload = readers.get(type.get()).readValue(message.value());
            return payload == null ? new Decoded.Unreadable("the payload is null") : consistent(message, payload);
        } catch (JsonMappingException e) {
            return new Decoded.Unreadable(path(e) + Reason.of(e));
        } catch (IOException | RuntimeException e) {
            return new Decoded.Unreadable(Reason.of(e));
        }
    }

    /** Compaction keeps the newest record of each key, so a record under another key would outlive its successors. */
    private static Decoded consistent(ConsumerRecord<String, byte[]> message, Payload payload) {
        String id = payload.aggregateId().toString();
        if (!id.equals(message.key())) {
            return new Decoded.Unreadable("the key is not the payload's id " + id);
        }
        if (contradicts(message, EventHeaders.SUBJECT, id)) {
            return new Decoded.Unreadable(EventHeaders.SUBJECT + " is not the payload's id " + id);
        }
        if (contradicts(message, EventHeaders.SPEC_VERSION, SPEC_VERSION)) {
            return new Decoded.Unreadable(EventHeaders.SPEC_VERSION + " is not " + SPEC_VERSION);
        }
        return new Decoded.Known(payload);
    }

    private static boolean contradicts(ConsumerRecord<?, ?> message, String name, String expected) {
        Header header = message.headers().lastHeader(name);
        return header != null && (header.value() == null || !expected.equals(new String(header.value(), UTF_8)));
    }

    /** CloudEvents 1.0, section 3.1: attribute names are unique within an event. */
    private static String repeatedAttribute(Headers headers) {
        Set<String> seen = new HashSet<>();
        for (Header header : headers) {
            if (header.key().startsWith(EventHeaders.ATTRIBUTE_PREFIX) && !seen.add(header.key())) {
                return header.key();
            }
        }
        return null;
    }

    private static String path(JsonMappingException thrown) {
        return thrown.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .map(field -> field + ": ")
                .collect(joining());
    }
}
