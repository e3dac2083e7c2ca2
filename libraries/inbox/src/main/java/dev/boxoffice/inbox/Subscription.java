package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import java.util.List;
import java.util.Map;
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
 */
public record Subscription<P extends Payload>(
        String topic, Class<P> payload, Consumer<List<P>> effect, Function<List<UUID>, Map<UUID, Long>> versions) {}
