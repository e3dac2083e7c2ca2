package dev.boxoffice.bench.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event with the same key, payload and headers as the events of the system, so that all arms send equal records. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are only passed on
public record EventMessage(
        String id, String source, EventType type, UUID aggregateId, byte[] payload, String time, String traceparent) {

    public ProducerRecord<String, byte[]> on(String topic) {
        var message = new ProducerRecord<>(topic, null, null, aggregateId.toString(), payload, null);
        header(message, EventHeaders.SPEC_VERSION, "1.0");
        header(message, EventHeaders.ID, id);
        header(message, EventHeaders.SOURCE, source);
        header(message, EventHeaders.TYPE, type.type());
        header(message, EventHeaders.SUBJECT, aggregateId.toString());
        header(message, EventHeaders.TIME, time);
        header(message, EventHeaders.CONTENT_TYPE, "application/json");
        header(message, EventHeaders.DATA_SCHEMA, type.dataSchema());
        header(message, EventHeaders.TRACEPARENT, traceparent);
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(UTF_8));
    }
}
