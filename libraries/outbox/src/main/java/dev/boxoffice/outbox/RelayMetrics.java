package dev.boxoffice.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Metrics of sent and waiting events; the backlog is also measured when Debezium reads the table. */
@ApplicationScoped
class RelayMetrics {

    private final DataSource dataSource;
    private final Counter sent;
    private final Counter failed;
    private final Counter fenced;
    private volatile boolean holdsLease;
    private volatile Sample sample = new Sample(new OutboxTable.Backlog(0, 0), System.nanoTime());

    RelayMetrics(DataSource dataSource, MeterRegistry registry) {
        this.dataSource = dataSource;
        sent = Counter.builder("boxoffice.outbox.sent")
                .description("Events acknowledged by Kafka")
                .register(registry);
        failed = Counter.builder("boxoffice.outbox.failed")
                .description("Failures to send events")
                .register(registry);
        fenced = Counter.builder("boxoffice.outbox.fenced")
                .description("Sessions of this process's relay that were ended by a newer relay")
                .register(registry);
        Gauge.builder("boxoffice.outbox.lease.held", this, metrics -> metrics.holdsLease ? 1 : 0)
                .description("1 if this process publishes the outbox")
                .register(registry);
        registry.gauge(
                "boxoffice.outbox.rows",
                this,
                metrics -> metrics.sample.backlog().rows());
        registry.gauge("boxoffice.outbox.oldest.age.seconds", this, metrics -> metrics.sample.oldestAgeSeconds());
    }

    private record Sample(OutboxTable.Backlog backlog, long takenAtNanos) {

        /** Keeps growing while the table cannot be read. */
        double oldestAgeSeconds() {
            double since = (System.nanoTime() - takenAtNanos) / (double) TimeUnit.SECONDS.toNanos(1);
            return backlog.rows() == 0 ? 0 : backlog.oldestAgeSeconds() + since;
        }
    }

    /** Registers the metrics at startup, before the first event is sent. */
    void register(@Observes StartupEvent event) {}

    OutboxResource.Backlog backlog() {
        Sample now = sample;
        return new OutboxResource.Backlog(now.backlog().rows(), now.oldestAgeSeconds());
    }

    void sent(int rows) {
        sent.increment(rows);
    }

    void failed() {
        failed.increment();
    }

    void fenced() {
        fenced.increment();
    }

    void holdsLease(boolean holds) {
        holdsLease = holds;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sample() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            sample = new Sample(OutboxTable.backlog(connection), System.nanoTime());
        }
    }
}
