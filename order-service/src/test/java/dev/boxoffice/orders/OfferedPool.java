package dev.boxoffice.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A pool as ticket-service publishes it. */
public record OfferedPool(UUID id, String name, int capacity, long version) {

    private static final UUID SHOW = UUID.fromString("01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d");

    public static OfferedPool of(int capacity) {
        return new OfferedPool(UUID.randomUUID(), "Floor", capacity, 1);
    }

    public OfferedPool next() {
        return new OfferedPool(id, name, capacity, version + 1);
    }

    public OfferedPool capacity(int units) {
        return new OfferedPool(id, name, units, version);
    }

    public OfferedPool name(String text) {
        return new OfferedPool(id, text, capacity, version);
    }

    /** Publishes this version and returns once the replica has it. */
    public OfferedPool published() {
        publish();
        await().atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Long.valueOf(version).equals(PoolRows.version(id)));
        return this;
    }

    public RecordMetadata publish() {
        EventType type = version == 1 ? EventType.POOL_CREATED : EventType.POOL_UPDATED;
        String json = """
                {"id": "%s", "showId": "%s", "name": "%s", "capacity": %d, "version": %d}
                """.formatted(id, SHOW, name, capacity, version);
        return publish(id, type.type(), json);
    }

    public static RecordMetadata publish(UUID key, String type, String json) {
        Map<String, String> headers = Map.of(
                EventHeaders.TYPE, type, EventHeaders.ID, UUID.randomUUID().toString());
        return Kafka.send(Topics.POOLS, key.toString(), headers, json.getBytes(UTF_8));
    }

    public int held() {
        return PoolRows.held(id);
    }

    public int sold() {
        return PoolRows.sold(id);
    }

    /** Counted from the orders, independently of the pool's counter. */
    public long heldByOrders() {
        return PoolRows.heldByOrders(id);
    }
}
