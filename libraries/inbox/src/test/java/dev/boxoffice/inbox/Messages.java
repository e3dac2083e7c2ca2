package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.Payload;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Records as a consumer receives them. */
final class Messages {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final AtomicLong OFFSET = new AtomicLong();

    private Messages() {}

    static TicketV1 ticket(UUID id, long version) {
        var now = Instant.parse("2030-11-25T08:15:30Z");
        var price = new MoneyV1(4950, "EUR");
        return new TicketV1(
                id, null, null, "Title", null, "Venue", now, null, null, price, 100, 6, null, null, null, null, null,
                "seller", null, null, "ON_SALE", version, now, now);
    }

    static AvailabilityV1 availability(UUID ticketId, long version) {
        return new AvailabilityV1(ticketId, 1, 2, 3, version, Instant.parse("2030-11-25T08:15:30Z"));
    }

    static ConsumerRecord<String, byte[]> message(Payload payload) {
        var type = payload instanceof TicketV1 ? EventType.TICKET_UPDATED : EventType.TICKET_AVAILABILITY_CHANGED;
        return message(payload.aggregateId().toString(), type.type(), json(payload));
    }

    static ConsumerRecord<String, byte[]> message(String type, String value) {
        return message("key", type, value);
    }

    static ConsumerRecord<String, byte[]> message(String key, String type, String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        var message = new ConsumerRecord<>(Topics.TICKETS, 0, OFFSET.getAndIncrement(), key, bytes);
        if (type != null) {
            message.headers().add(EventHeaders.TYPE, type.getBytes(UTF_8));
        }
        return message;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static ConsumerRecords<String, byte[]> batch(ConsumerRecord<String, byte[]>... messages) {
        return batch(List.of(messages));
    }

    static ConsumerRecords<String, byte[]> batch(List<ConsumerRecord<String, byte[]>> messages) {
        return new ConsumerRecords<>(
                messages.stream()
                        .collect(groupingBy(message -> new TopicPartition(message.topic(), message.partition()))),
                Map.of());
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
