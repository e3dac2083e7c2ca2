package dev.boxoffice.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Makes the Kafka records of outbox rows. It keeps the headers that are equal for all events of a type. */
final class EventMessages {

    private static final int MAX_HEADERS = 9;

    private final String source;
    private final Map<String, List<Header>> headersOfTypes = new HashMap<>();

    EventMessages(String service) {
        this.source = "/" + service;
    }

    ProducerRecord<String, byte[]> of(OutboxRow row) {
        String key = row.aggregateId().toString();
        List<Header> headers = new ArrayList<>(MAX_HEADERS);
        headers.addAll(headersOfTypes.computeIfAbsent(row.type(), this::headersOf));
        headers.add(header(EventHeaders.ID, row.id().toString()));
        headers.add(header(EventHeaders.SUBJECT, key));
        headers.add(header(EventHeaders.TIME, row.createdAt().toString()));
        if (row.traceparent() != null) {
            headers.add(header(EventHeaders.TRACEPARENT, row.traceparent()));
        }
        return new ProducerRecord<>(Topics.PREFIX + row.aggregateType(), null, null, key, row.payload(), headers);
    }

    private List<Header> headersOf(String type) {
        List<Header> headers = new ArrayList<>(List.of(
                header(EventHeaders.SPEC_VERSION, "1.0"),
                header(EventHeaders.SOURCE, source),
                header(EventHeaders.TYPE, type),
                header(EventHeaders.CONTENT_TYPE, "application/json")));
        EventType.of(type).ifPresent(known -> headers.add(header(EventHeaders.DATA_SCHEMA, known.dataSchema())));
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
