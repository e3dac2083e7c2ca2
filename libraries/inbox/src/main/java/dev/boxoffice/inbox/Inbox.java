package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import dev.boxoffice.inbox.DeferredEvents.Deferred;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Applies a batch of records without losing any. A bad record becomes a dead letter, and an event of a locked row is
 * deferred; neither stops the others.
 *
 * <p>When a call returns, every record is applied, skipped, deferred or dead-lettered, and the batch can be acknowledged.
 */
@ApplicationScoped
public class Inbox {

    private final EventDecoder decoder;
    private final DeadLetters deadLetters;
    private final InboxOffsets offsets;
    private final DeferredEvents deferredEvents;
    private final InboxMetrics metrics;
    private final RetryPolicy retryPolicy;

    Inbox(
            EventDecoder decoder,
            DeadLetters deadLetters,
            InboxOffsets offsets,
            DeferredEvents deferredEvents,
            InboxMetrics metrics,
            @ConfigProperty(name = "boxoffice.inbox.retry-delay", defaultValue = "PT1S") Duration retryDelay) {
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.offsets = offsets;
        this.deferredEvents = deferredEvents;
        this.metrics = metrics;
        this.retryPolicy = RetryPolicy.unlimited(retryDelay);
    }

    /**
     * Applies the newest payload of every aggregate in the batch; waits while the database or Kafka is unavailable.
     *
     * @param subscription what to do with the events
     */
    public <P extends Payload> void apply(ConsumerRecords<String, byte[]> messages, Subscription<P> subscription) {
        Instant begun = Instant.now();
        BatchRun.Result result = new BatchRun<>(
                        decoder, subscription, retryPolicy, this::deadLetter, deferredEvents::store)
                .run(messages);
        messages.partitions().stream()
                .map(TopicPartition::topic)
                .findFirst()
                .ifPresent(topic -> metrics.count(topic, result));
        ConsumerSpans.record(messages, begun);
        retry("Offsets cannot be stored", () -> offsets.advancePast(messages));
    }

    /** Applies deferred events whose row is no longer locked. */
    <P extends Payload> void applyDeferred(Subscription<P> subscription) {
        List<Deferred> waiting = deferredEvents.oldest(subscription.topic());
        if (waiting.isEmpty()) {
            return;
        }
        Set<UUID> locked =
                subscription.locked().apply(waiting.stream().map(Deferred::id).toList());
        List<Deferred> free =
                waiting.stream().filter(event -> !locked.contains(event.id())).toList();
        new BatchRun<>(
                        decoder,
                        subscription,
                        RetryPolicy.brief(),
                        this::deadLetter,
                        again -> again.forEach(event -> locked.add(event.id())))
                .run(free.stream().map(Deferred::message).toList());
        deferredEvents.delete(
                free.stream().filter(event -> !locked.contains(event.id())).toList());
    }

    private void deadLetter(ConsumerRecord<String, byte[]> message, String reason) {
        retry("A dead letter cannot be written", () -> deadLetters.put(message, reason));
    }

    private void retry(String problem, Runnable work) {
        for (int failures = 1; ; failures++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                retryPolicy.backOff(failures, problem, e);
            }
        }
    }
}
