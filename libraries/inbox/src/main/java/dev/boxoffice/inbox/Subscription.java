package dev.boxoffice.inbox;

import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Payload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a service does with the events of a topic.
 *
 * @param payload the payload type to apply; other events of the topic are skipped
 * @param effect applies payloads in a transaction of its own, guarded by their version; it receives at most one per
 *     aggregate, the newest, in the order of aggregate ids, and may be called again with the same payloads
 * @param versions returns the stored versions of aggregates, without those that are not stored
 * @param locked returns the aggregates whose row another transaction has locked
 * @param ignored event types that change nothing here; such events are skipped before their payload is read
 */
public record Subscription<P extends Payload>(
        String topic,
        Class<P> payload,
        Consumer<List<P>> effect,
        Function<List<UUID>, Map<UUID, Long>> versions,
        Function<List<UUID>, Set<UUID>> locked,
        Set<EventType> ignored) {

    /** A subscription to all event types whose effect writes to {@code table}; the effect must {@linkplain VersionedTable#LIMIT_WAIT limit its wait for locks}. */
    public Subscription(String topic, Class<P> payload, Consumer<List<P>> effect, VersionedTable table) {
        this(topic, payload, effect, table::versions, table::locked, Set.of());
    }
}
