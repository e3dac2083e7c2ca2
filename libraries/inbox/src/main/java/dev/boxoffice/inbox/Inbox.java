package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Applies a batch of records so that one bad message stops nobody else and no good one is lost.
 *
 * <p>Returns when every record is applied, skipped or put aside; then the batch may be acknowledged.
 */
@ApplicationScoped
public class Inbox {

    private final EventDecoder decoder;
    private final DeadLetters deadLetters;
    private final InboxOffsets offsets;
    private final InboxMetrics metrics;
    private final RetryPolicy retryPolicy;

    Inbox(
            EventDecoder decoder,
            DeadLetters deadLetters,
            InboxOffsets offsets,
            InboxMetrics metrics,
            @ConfigProperty(name = "boxoffice.inbox.retry-delay", defaultValue = "PT1S") Duration retryDelay) {
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.offsets = offsets;
        this.metrics = metrics;
        this.retryPolicy = RetryPolicy.endless(retryDelay);
    }

    /**
     * Applies the newest payload of every aggregate in the batch; waits for as long as the database or the broker is
     * away.
     *
     * @param payload the kind of event to apply; others on the topic are skipped
     * @param effect applies payloads in one transaction of its own, guarded by their version; it is given at most one
     *     per aggregate, the newest, in the order of aggregate ids, and may be called again with the same ones
     */
    public <P extends Payload> void apply(
            ConsumerRecords<String, byte[]> messages, Class<P> payload, Consumer<List<P>> effect) {
        Instant begun = Instant.now();
        BatchResult result = new BatchRun<>(decoder, payload, effect, retryPolicy, this::putAside).run(messages);
        messages.partitions().stream()
                .map(TopicPartition::topic)
                .findFirst()
                .ifPresent(topic -> metrics.count(topic, result));
        ConsumerSpans.leave(messages, begun);
        untilDone("Offsets wait for the database", () -> offsets.advancePast(messages));
    }

    private void putAside(ConsumerRecord<String, byte[]> message, String reason) {
        untilDone("A dead letter waits for the broker", () -> deadLetters.put(message, reason));
    }

    private void untilDone(String waiting, Runnable work) {
        for (int failures = 1; ; failures++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                retryPolicy.backOff(failures, waiting, e);
            }
        }
    }
}
