package dev.boxoffice.inbox;

import dev.boxoffice.inbox.InboxOffsets.Stored;
import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TopicReader;
import dev.boxoffice.kafka.TopicState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The maximum time that this database has been behind a topic: the time since it was last known to have read all of it.
 *
 * <p>The value keeps growing while offsets cannot be read, while a stored offset is of a deleted topic
 * or beyond the end, while {@link SpotCheck} misses records, and while events are deferred. Values up to two check intervals are normal under load: the second
 * check finds that the records seen by the first have been read.
 */
@ApplicationScoped
public class Staleness {

    private static final Logger LOG = Logger.getLogger(Staleness.class);

    private final TopicOffsets topicOffsets;
    private final TopicReader topicReader;
    private final InboxOffsets offsets;
    private final SpotCheck spotCheck;
    private final DeferredEvents deferredEvents;
    private final MeterRegistry registry;
    private final Map<String, Long> caughtUpAtNanos = new ConcurrentHashMap<>();
    private final Map<String, Mark> marks = new ConcurrentHashMap<>();
    private boolean failing;

    Staleness(
            TopicOffsets topicOffsets,
            TopicReader topicReader,
            InboxOffsets offsets,
            SpotCheck spotCheck,
            DeferredEvents deferredEvents,
            MeterRegistry registry) {
        this.topicOffsets = topicOffsets;
        this.topicReader = topicReader;
        this.offsets = offsets;
        this.spotCheck = spotCheck;
        this.deferredEvents = deferredEvents;
        this.registry = registry;
    }

    /** The topic at the time of a check. */
    private record Mark(TopicState topic, long atNanos) {}

    /** Starts to watch a topic; called once at startup. */
    public void watch(String topic) {
        caughtUpAtNanos.put(topic, nanoTime());
        registry.gauge(
                "boxoffice.replica.staleness.seconds",
                Tags.of("topic", topic),
                this,
                staleness -> staleness.of(topic).toMillis() / (double) TimeUnit.SECONDS.toMillis(1));
    }

    /** The staleness of a watched topic. */
    public Duration of(String topic) {
        return Duration.ofNanos(nanoTime() - caughtUpAtNanos.get(topic));
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void check() throws InterruptedException {
        try {
            for (String topic : List.copyOf(caughtUpAtNanos.keySet())) {
                check(topic);
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warnf("Replica lag unknown: %s", e.getMessage());
            }
            failing = true;
        }
    }

    private void check(String topic) throws InterruptedException {
        Map<TopicPartition, Stored> known = offsets.read(); // first, so that a valid offset cannot lie beyond the ends
        var now = new Mark(topicOffsets.state(topic), nanoTime());
        if (spotCheck.isMissing(topic) || !deferredEvents.ids(topic).isEmpty()) {
            return;
        }
        if (isReached(now.topic(), known, now.topic())) {
            caughtUp(topic, now);
            return;
        }
        Mark earlier = marks.putIfAbsent(topic, now);
        if (earlier == null) {
            return;
        }
        if (isReached(earlier.topic(), known, now.topic())) {
            caughtUpAtNanos.put(topic, earlier.atNanos());
            marks.put(topic, now);
        } else if (!earlier.topic().id().equals(now.topic().id())) {
            marks.put(topic, now);
        } else if (hasNothingToRead(topic, known, now.topic())) {
            caughtUp(topic, now);
        }
    }

    private void caughtUp(String topic, Mark now) {
        caughtUpAtNanos.put(topic, now.atNanos());
        marks.remove(topic);
    }

    /** The offsets up to the end may belong to aborted records and to the ends of transactions. */
    private boolean hasNothingToRead(String topic, Map<TopicPartition, Stored> known, TopicState now) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (Map.Entry<TopicPartition, Long> end : now.latest().entrySet()) {
            Stored stored = known.get(end.getKey());
            if (stored != null && !isValid(stored, now, end.getValue())) {
                return false;
            }
            if (stored != null) {
                next.put(end.getKey(), stored.next());
            }
        }
        return !topicReader.hasRecords(topic, next);
    }

    private static boolean isValid(Stored stored, TopicState topic, long latest) {
        return stored.isOf(topic.id()) && stored.next() <= latest;
    }

    /** Offsets of a topic with another id, and offsets beyond the end, prove nothing. */
    private static boolean isReached(TopicState then, Map<TopicPartition, Stored> known, TopicState now) {
        return then.latest().entrySet().stream().allMatch(end -> {
            TopicPartition partition = end.getKey();
            Long latest = now.latest().get(partition);
            if (latest == null || !then.id().equals(now.id())) {
                return false;
            }
            Stored stored = known.get(partition);
            boolean valid = stored != null && isValid(stored, now, latest);
            return valid
                    ? stored.next() >= end.getValue() || now.earliest().get(partition) >= end.getValue()
                    : stored == null && now.earliest().get(partition) >= end.getValue();
        });
    }

    long nanoTime() {
        return System.nanoTime();
    }
}
