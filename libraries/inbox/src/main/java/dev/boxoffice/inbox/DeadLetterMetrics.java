package dev.boxoffice.inbox;

import dev.boxoffice.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Counts the open dead letters of each topic, and forgets handled ones when Kafka has forgotten them too. */
@ApplicationScoped
class DeadLetterMetrics {

    private static final Logger LOG = Logger.getLogger(DeadLetterMetrics.class);

    private final CollectDeadLetters collectDeadLetters;
    private final DeadLetterTable table;
    private final MeterRegistry registry;
    private final Map<String, Long> open = new ConcurrentHashMap<>();

    DeadLetterMetrics(CollectDeadLetters collectDeadLetters, DeadLetterTable table, MeterRegistry registry) {
        this.collectDeadLetters = collectDeadLetters;
        this.table = table;
        this.registry = registry;
    }

    void watch(String topic) {
        open.put(topic, 0L);
        registry.gauge("boxoffice.dead.letters", Tags.of("topic", topic), open, counts -> counts.get(topic));
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void count() {
        open.keySet().forEach(topic -> {
            try {
                collectDeadLetters.collect(topic);
                open.put(topic, table.count(topic));
            } catch (RuntimeException e) {
                LOG.debugf("Dead letters of %s cannot be counted: %s", topic, e);
            }
        });
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() {
        table.forget(Topics.RETENTION);
    }
}
