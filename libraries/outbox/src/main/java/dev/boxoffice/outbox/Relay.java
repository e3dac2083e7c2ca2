package dev.boxoffice.outbox;

import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TransactionalProducer;
import dev.boxoffice.kafka.TransactionalProducers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes committed outbox rows to Kafka, in order per aggregate.
 *
 * <p>It runs in every process, but works only in the one that holds the {@link Lease}. Its producer fences the producers of
 * earlier holders before the first row is read, so a paused or disconnected holder cannot publish any more.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long STOP_TIMEOUT_SECONDS = 30;

    private final DataSource dataSource;
    private final Lease lease;
    private final TransactionalProducers producers;
    private final TopicOffsets topics;
    private final PublishedRows publishedRows;
    private final RelaySignal signal;
    private final RelayMetrics metrics;
    private final OutboxConfig config;
    private final String service;

    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private boolean failing;
    private Thread thread;

    Relay(
            DataSource dataSource,
            Lease lease,
            TransactionalProducers producers,
            TopicOffsets topics,
            PublishedRows publishedRows,
            RelaySignal signal,
            RelayMetrics metrics,
            OutboxConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.producers = producers;
        this.topics = topics;
        this.publishedRows = publishedRows;
        this.signal = signal;
        this.metrics = metrics;
        this.config = config;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        if (config.relayEnabled()) {
            stopped = new CountDownLatch(1);
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        if (thread != null) {
            signal.raise();
            thread.join(TimeUnit.SECONDS.toMillis(STOP_TIMEOUT_SECONDS));
        }
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void pause(Duration duration) throws InterruptedException {
        stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (isRunning()) {
            try {
                Optional<Lease.Term> term = lease.acquire();
                if (term.isPresent()) {
                    publish(term.get());
                } else {
                    pause(config.leasePollInterval());
                }
            } catch (SQLException | RuntimeException e) {
                fail(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Publishes rows until the lease is lost, a failure leaves an uncertain outcome, or the process stops. */
    private void publish(Lease.Term term) throws SQLException, InterruptedException {
        boolean clean = term.clean();
        try (Connection connection = dataSource.getConnection();
                TransactionalProducer producer = producers.open(service + "-outbox-" + term.fence())) {
            var session = new RelaySession(connection, producer, term.token(), service, topics, metrics, config);
            metrics.holdsLease(true);
            if (!term.clean()) {
                session.delete(publishedRows.find(connection));
            }
            clean = false;
            while (isRunning() && publish(session)) {}
            session.finish();
            clean = true;
        } finally {
            metrics.holdsLease(false);
            release(term, clean);
        }
    }

    private void release(Lease.Term term, boolean clean) {
        try {
            lease.release(term, clean);
        } catch (SQLException e) {
            LOG.debugf("The lease ends by itself: %s", e.getMessage());
        }
    }

    /** Paces the passes so that rows gather into batches under load; the first pass after an idle period starts at once. */
    private boolean publish(RelaySession session) throws SQLException, InterruptedException {
        long next = System.nanoTime() + config.pace().toNanos();
        RelaySession.Found found = session.pass();
        recover();
        switch (found) {
            case NOTHING -> signal.await(config.pollInterval());
            case SOME -> TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            case FULL, LEASE_LOST -> {}
        }
        return found != RelaySession.Found.LEASE_LOST;
    }

    /** Logs the start of a failure once. Another process may publish during the pause. */
    private void fail(Exception failure) {
        if (TransactionalProducer.isFenced(failure)) {
            metrics.fenced();
            LOG.infof("The relay was fenced by a newer one: %s", failure.getMessage());
        } else {
            metrics.failed();
            if (!failing) {
                failing = true;
                LOG.warnf(
                        "Outbox events cannot be published, retrying every %s: %s",
                        config.retryDelay(), failure.getMessage());
            }
        }
        try {
            pause(config.retryDelay());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void recover() {
        if (failing) {
            failing = false;
            LOG.info("Outbox events are being published again.");
        }
    }
}
