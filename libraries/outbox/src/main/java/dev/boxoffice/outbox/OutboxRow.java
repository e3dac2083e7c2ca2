package dev.boxoffice.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A committed event that has not been sent yet. */
@SuppressWarnings("ArrayRecordComponent") // records are never compared
record OutboxRow(
        UUID id,
        String aggregateType,
        UUID aggregateId,
        String type,
        byte[] payload,
        String traceparent,
        long seq,
        Instant createdAt) {

    ProducerRecord<String, byte[]> toRecord(String source) {
        var message =
                new ProducerRecord<>(Topics.PREFIX + aggregateType, null, null, aggregateId.toString(), payload, null);
        header(message, EventHeaders.SPEC_VERSION, "1.0");
        header(message, EventHeaders.ID, id.toString());
        header(message, EventHeaders.SOURCE, "/" + source);
        header(message, EventHeaders.TYPE, type);
        header(message, EventHeaders.SUBJECT, aggregateId.toString());
        header(message, EventHeaders.TIME, createdAt.toString());
        header(message, EventHeaders.CONTENT_TYPE, "application/json");
        EventType.of(type).ifPresent(known -> header(message, EventHeaders.DATA_SCHEMA, known.dataSchema()));
        if (traceparent != null) {
            header(message, EventHeaders.TRACEPARENT, traceparent);
        }
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(UTF_8));
    }
}
