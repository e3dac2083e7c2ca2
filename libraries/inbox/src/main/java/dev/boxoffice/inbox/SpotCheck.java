package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import dev.boxoffice.kafka.TopicReader;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Compares records of a topic with the replica, a part of the topic at a time. It does not use the stored offsets, so it
 * finds records that a wrong offset hides.
 */
@ApplicationScoped
class SpotCheck {

    private static final Logger LOG = Logger.getLogger(SpotCheck.class);

    private static final int MAX_RECORDS = 5_000;

    /** Newer records may still be on their way. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final TopicReader reader;
    private final EventDecoder decoder;
    private final DeadLetterTable deadLetters;
    private final DeferredEvents deferredEvents;
    private final Map<Subscription<?>, Progress> watched = new ConcurrentHashMap<>();

    SpotCheck(TopicReader reader, EventDecoder decoder, DeadLetterTable deadLetters, DeferredEvents deferredEvents) {
        this.reader = reader;
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.deferredEvents = deferredEvents;
    }

    /**
     * The state of the checks of one topic.
     *
     * @param next where the next check continues; empty at the start of the topic
     * @param missing the versions that the replica lacks
     */
    private record Progress(Map<TopicPartition, Long> next, Map<UUID, Long> missing) {}

    void watch(Subscription<?> subscription) {
        watched.put(subscription, new Progress(Map.of(), Map.of()));
    }

    /** Whether the replica lacked a version at the last check. */
    boolean isMissing(String topic) {
        return watched.entrySet().stream()
                .anyMatch(entry -> entry.getKey().topic().equals(topic)
                        && !entry.getValue().missing().isEmpty());
    }

    @Scheduled(
            every = "${boxoffice.inbox.spot-check-interval:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void check() {
        watched.replaceAll((subscription, progress) -> {
            try {
                return check(subscription, progress);
            } catch (RuntimeException e) {
                LOG.debugf("%s cannot be compared with the replica: %s", subscription.topic(), e);
                return progress;
            }
        });
    }

    /** While records are missing, only these are compared again, so that their number is limited. */
    private Progress check(Subscription<?> subscription, Progress progress) {
        if (!progress.missing().isEmpty()) {
            return new Progress(progress.next(), missing(subscription, progress.missing()));
        }
        Map<TopicPartition, Long> next = new HashMap<>(progress.next());
        Map<UUID, Long> expected = new HashMap<>();
        int[] read = {0};
        long left = reader.read(subscription.topic(), progress.next(), batch -> {
            collect(batch, subscription, expected);
            for (TopicPartition partition : batch.partitions()) {
                next.put(partition, batch.records(partition).getLast().offset() + 1);
            }
            read[0] += batch.count();
            return read[0] < MAX_RECORDS;
        });
        Map<UUID, Long> missing = missing(subscription, expected);
        if (!missing.isEmpty()) {
            LOG.warnf(
                    "%d records of %s are not applied, for example %s",
                    missing.size(),
                    subscription.topic(),
                    missing.keySet().iterator().next());
        }
        return new Progress(left == 0 ? Map.of() : Map.copyOf(next), missing);
    }

    private void collect(
            ConsumerRecords<String, byte[]> batch, Subscription<?> subscription, Map<UUID, Long> expected) {
        long newest = now().minus(GRACE).toEpochMilli();
        for (ConsumerRecord<String, byte[]> message : batch) {
            if (message.timestamp() < newest
                    && decoder.decode(message, subscription.ignored()) instanceof Decoded.Known(Payload known)
                    && subscription.payload().isInstance(known)) {
                expected.merge(known.aggregateId(), known.version(), Math::max);
            }
        }
    }

    /** A dead letter or a deferred event explains why a version is missing. */
    private Map<UUID, Long> missing(Subscription<?> subscription, Map<UUID, Long> expected) {
        if (expected.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Long> missing = new HashMap<>(expected);
        Map<UUID, Long> stored = subscription.versions().apply(List.copyOf(expected.keySet()));
        missing.keySet().removeAll(deferredEvents.ids(subscription.topic()));
        missing.entrySet().removeIf(entry -> stored.getOrDefault(entry.getKey(), 0L) >= entry.getValue());
        if (!missing.isEmpty()) {
            Set<String> explained = deadLetters.keys(
                    subscription.topic(),
                    missing.keySet().stream().map(UUID::toString).toList());
            missing.keySet().removeIf(id -> explained.contains(id.toString()));
        }
        return Map.copyOf(missing);
    }

    Instant now() {
        return Instant.now();
    }
}
