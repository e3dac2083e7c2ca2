package dev.boxoffice.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** The events that services have published on Kafka. */
public final class PublishedEvents {

    private PublishedEvents() {}

    /** Waits for {@code count} events of one aggregate; returns all of them. */
    public static List<ConsumerRecord<String, byte[]>> await(String topic, UUID key, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> of(topic, key), events -> events.size() >= count);
    }

    private static List<ConsumerRecord<String, byte[]>> of(String topic, UUID key) {
        return Kafka.readAll(topic).stream()
                .filter(event -> key.toString().equals(event.key()))
                .toList();
    }

    public static String type(ConsumerRecord<String, byte[]> event) {
        return header(event, "ce_type");
    }

    public static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    public static JsonNode json(ConsumerRecord<String, byte[]> event) {
        try {
            return new ObjectMapper().readTree(event.value());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
