package dev.boxoffice.bench.unpaid;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.bench.kafka.EventMessage;
import dev.boxoffice.bench.kafka.RawProducer;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Events of unpaid orders with one line, as order-service publishes them. */
final class OrderEvents {

    private static final String TIME = "2026-01-01T12:00:00.123456Z";
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    private static final int BATCHES_PER_SECOND = 100;

    private OrderEvents() {}

    /** Publishes one event of each of {@code count} new orders, evenly and not faster than {@code perSecond}. */
    static void produce(int count, int perSecond, EventType type, String status, RawProducer producer)
            throws InterruptedException {
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        long begun = System.nanoTime();
        for (int n = 0; n < count; n++) {
            if (n % (perSecond / BATCHES_PER_SECOND) == 0) {
                long due = begun + n * TimeUnit.SECONDS.toNanos(1) / perSecond;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
            acks.add(producer.send(
                    event(UuidCreator.getTimeOrderedEpoch(), type, status).on(Topics.ORDERS)));
        }
        RawProducer.await(acks);
    }

    private static EventMessage event(UUID id, EventType type, String status) {
        String payload =
                """
                {"id":"%s","userId":"%s","clientReference":null,\
                "contact":{"email":"ada@example.org","name":"Ada Lovelace"},"status":"%s",\
                "items":[{"ticketId":"%s","title":"An evening to remember","quantity":2,"refundedQuantity":0,\
                "unitPrice":{"amount":4900,"currency":"EUR"}}],"total":{"amount":9800,"currency":"EUR"},\
                "refunded":{"amount":0,"currency":"EUR"},"expiresAt":"%s","reason":"placed","version":%d,\
                "createdAt":"%s","updatedAt":"%s"}""".formatted(id, UUID.randomUUID(), status, id, TIME, status.equals("CREATED") ? 1 : 2, TIME, TIME);
        return new EventMessage(
                UuidCreator.getTimeOrderedEpoch().toString(),
                "/order-service",
                type,
                id,
                payload.getBytes(UTF_8),
                TIME,
                TRACEPARENT);
    }
}
