package dev.boxoffice.admissions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Payload;
import dev.boxoffice.testing.Kafka;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Events of the other services, as this service receives them. */
final class SentEvents {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private SentEvents() {}

    /** Sends an event and returns once the inbox has applied or ignored it. */
    static void send(EventType type, Payload payload) {
        try {
            RecordMetadata sent = Kafka.send(
                    type.topic(),
                    payload.aggregateId().toString(),
                    Map.of(
                            EventHeaders.TYPE,
                            type.type(),
                            EventHeaders.ID,
                            UUID.randomUUID().toString()),
                    JSON.writeValueAsString(payload).getBytes(UTF_8));
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> isRead(sent));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRead(RecordMetadata sent) {
        return Database.query(
                        "select true from inbox_offset where topic = ? and partition = ? and next_offset > ?",
                        sent.topic(),
                        sent.partition(),
                        sent.offset())
                != null;
    }
}
