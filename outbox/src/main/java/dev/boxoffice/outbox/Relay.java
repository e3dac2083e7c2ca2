package dev.boxoffice.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Moves committed rows to Kafka, in order per aggregate, at least once.
 *
 * <p>Runs in every process; an advisory lock per shard sees to it that only one of them works on a shard at a time.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long STOP_TIMEOUT_SECONDS = 30;

    private final DataSource dataSource;
    private final BatchSender sender;
    private final RelaySignal signal;
    private final RelayMetrics metrics;
    private final OutboxConfig config;

    private volatile boolean running;
    private boolean failing;
    private Thread thread;

    Relay(DataSource dataSource, BatchSender sender, RelaySignal signal, RelayMetrics metrics, OutboxConfig config) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.signal = signal;
        this.metrics = metrics;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.relayEnabled()) {
            running = true;
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        if (thread != null) {
            signal.raise();
            thread.join(TimeUnit.SECONDS.toMillis(STOP_TIMEOUT_SECONDS));
        }
    }

    private void run() {
        while (running) {
            try {
                if (!pass()) {
                    signal.await(config.pollInterval());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One batch of all shards that nobody else works on; true when it is worth another at once. */
    private boolean pass() throws InterruptedException {
        boolean moved = false;
        Exception failure = null;
        try {
            moved = drain();
        } catch (UnsentException | SQLException | RuntimeException e) {
            failure = e;
        }
        report(failure);
        if (failure != null) {
            Thread.sleep(config.retryDelay());
        }
        return moved || failure != null;
    }

    /** Says that it fails, and that it no longer does, once each. */
    private void report(Exception failure) {
        if (failure != null) {
            metrics.failed();
        }
        if (failure != null && !failing) {
            LOG.warnf(
                    "Events wait in the outbox, trying again every %s: %s", config.retryDelay(), failure.getMessage());
        } else if (failure == null && failing) {
            LOG.info("Events are being sent again.");
        }
        failing = failure != null;
    }

    /** Sends what waits and deletes what the broker acknowledged; true when there was any. */
    private boolean drain() throws SQLException, InterruptedException, UnsentException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Integer> shards = OutboxTable.lockShardsWithRows(connection);
                if (shards.isEmpty()) {
                    return false;
                }
                List<OutboxRow> rows = OutboxTable.oldest(connection, shards, config.batchSize());
                BatchSender.Sent sent = sender.send(rows);
                if (!sent.rows().isEmpty()) {
                    OutboxTable.delete(connection, sent.rows());
                }
                connection.commit();
                metrics.sent(sent.rows().size());
                if (sent.failure() != null) {
                    throw new UnsentException(sent.failure());
                }
                return !rows.isEmpty();
            } finally {
                connection.rollback();
            }
        }
    }

    private static final class UnsentException extends Exception {
        private static final long serialVersionUID = 1L;

        UnsentException(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}
