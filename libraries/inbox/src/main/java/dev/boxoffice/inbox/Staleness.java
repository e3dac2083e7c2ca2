package dev.boxoffice.inbox;

import dev.boxoffice.kafka.TopicOffsets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The maximum time that this database has been behind a topic: the time since it was last known to have read all of it.
 *
 * <p>The value keeps growing while offsets cannot be read. Values up to two check intervals are normal under load: the second
 * check finds that the records seen by the first have been read.
 */
@ApplicationScoped
public class Staleness {

    private static final Logger LOG = Logger.getLogger(Staleness.class);

    private final TopicOffsets topicOffsets;
    private final InboxOffsets offsets;
    private final MeterRegistry registry;
    private final Map<String, Long> caughtUpAtNanos = new ConcurrentHashMap<>();
    private final Map<String, Mark> marks = new ConcurrentHashMap<>();
    private boolean failing;

    Staleness(TopicOffsets topicOffsets, InboxOffsets offsets, MeterRegistry registry) {
        this.topicOffsets = topicOffsets;
        this.offsets = offsets;
        this.registry = registry;
    }

    /** The end offsets at one moment. */
    private record Mark(Map<TopicPartition, Long> ends, long atNanos) {}

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
        var now = new Mark(topicOffsets.latest(topic), nanoTime());
        Map<TopicPartition, Long> next = offsets.read();
        if (isReached(now.ends(), next)) {
            caughtUpAtNanos.put(topic, now.atNanos());
            marks.remove(topic);
            return;
        }
        Mark earlier = marks.putIfAbsent(topic, now);
        if (earlier != null && isReached(earlier.ends(), next)) {
            caughtUpAtNanos.put(topic, earlier.atNanos());
            marks.put(topic, now);
        }
    }

    private boolean isReached(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> next)
            throws InterruptedException {
        List<TopicPartition> behind = ends.keySet().stream()
                .filter(partition -> next.getOrDefault(partition, 0L) < ends.get(partition))
                .toList();
        return behind.isEmpty()
                || topicOffsets.earliest(behind).entrySet().stream()
                        .allMatch(earliest -> earliest.getValue() >= ends.get(earliest.getKey()));
    }

    long nanoTime() {
        return System.nanoTime();
    }
}
