package dev.boxoffice.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** What the relay did and what waits for it. */
@ApplicationScoped
class RelayMetrics {

    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(1);

    private final Counter sent;
    private final Counter failed;
    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0);
    private long sampledAtNanos;

    RelayMetrics(MeterRegistry registry) {
        sent = Counter.builder("boxoffice.outbox.sent")
                .description("Events acknowledged by Kafka")
                .register(registry);
        failed = Counter.builder("boxoffice.outbox.failed")
                .description("Rounds of the relay that could not send everything")
                .register(registry);
        registry.gauge("boxoffice.outbox.rows", this, metrics -> metrics.backlog.rows());
        registry.gauge("boxoffice.outbox.oldest.age.seconds", this, metrics -> metrics.backlog.oldestAgeSeconds());
    }

    void sent(int rows) {
        sent.increment(rows);
    }

    void failed() {
        failed.increment();
    }

    /** Looks at the table at most once a second, so that neither an idle nor a busy relay pays for it. */
    void sample(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - sampledAtNanos > SAMPLE_INTERVAL.toNanos()) {
            sampledAtNanos = now;
            backlog = OutboxTable.backlog(connection);
        }
    }
}
