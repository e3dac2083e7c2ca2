package dev.boxoffice.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import java.util.Map;
import java.util.UUID;

/** Publishes availability as order-service does. */
public final class Sales {

    private Sales() {}

    public static void publish(UUID ticket, int held, int sold, int available, long version) {
        send(Topics.AVAILABILITY, ticket, EventType.TICKET_AVAILABILITY_CHANGED.type(), """
                {"ticketId": "%s", "held": %d, "sold": %d, "available": %d, "version": %d,
                 "asOf": "2026-11-01T10:00:00Z", "fieldOfALaterRelease": true}
                """.formatted(
                        ticket, held, sold, available, version));
    }

    public static void publishPool(UUID pool, int held, int sold, int available, long version) {
        send(Topics.POOL_AVAILABILITY, pool, EventType.POOL_AVAILABILITY_CHANGED.type(), """
                {"poolId": "%s", "held": %d, "sold": %d, "available": %d, "version": %d,
                 "asOf": "2026-11-01T10:00:00Z"}
                """.formatted(
                        pool, held, sold, available, version));
    }

    public static void send(UUID ticket, String type, String payload) {
        send(Topics.AVAILABILITY, ticket, type, payload);
    }

    private static void send(String topic, UUID key, String type, String payload) {
        Kafka.send(
                topic,
                key.toString(),
                Map.of(EventHeaders.TYPE, type, EventHeaders.CONTENT_TYPE, "application/json"),
                payload.getBytes(UTF_8));
    }
}
