package dev.boxoffice.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The topics and aggregates whose rows Kafka rejects. Their rows wait, in order, while others are sent: one row that cannot be
 * sent would abort the transaction of all.
 */
final class Rejected {

    private final long retryNanos;
    private final Map<String, Long> types = new HashMap<>();
    private final Map<UUID, Long> ids = new HashMap<>();

    Rejected(Duration retryDelay) {
        this.retryNanos = retryDelay.toNanos();
    }

    void addType(String aggregateType) {
        types.put(aggregateType, nanoTime());
    }

    void addId(UUID aggregateId) {
        ids.put(aggregateId, nanoTime());
    }

    /** Forgets what was rejected some time ago, so that it is tried again. */
    void expire() {
        if (!isEmpty()) {
            long now = nanoTime();
            types.values().removeIf(since -> now - since > retryNanos);
            ids.values().removeIf(since -> now - since > retryNanos);
        }
    }

    boolean isEmpty() {
        return types.isEmpty() && ids.isEmpty();
    }

    boolean contains(OutboxRow row) {
        return types.containsKey(row.aggregateType()) || ids.containsKey(row.aggregateId());
    }

    List<String> aggregateTypes() {
        return List.copyOf(types.keySet());
    }

    List<UUID> aggregateIds() {
        return List.copyOf(ids.keySet());
    }

    private static long nanoTime() {
        return System.nanoTime();
    }
}
