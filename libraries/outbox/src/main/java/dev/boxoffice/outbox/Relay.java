package dev.boxoffice.outbox;

import dev.boxoffice.database.Pipeline;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Publishes committed outbox rows to Kafka, in order per aggregate, at least once.
 *
 * <p>It runs in every process; an advisory lock ensures that only one process works on a shard at a time.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long STOP_TIMEOUT_SECONDS = 30;

    private final DataSource dataSource;
    private final BatchSender sender;
    private final RelaySignal signal;
    private final LowWatermarks watermarks;
    private final RelayMetrics metrics;
    private final OutboxConfig config;

    private volatile boolean running;
    private boolean failing;
    private Thread thread;

    Relay(
            DataSource dataSource,
            BatchSender sender,
            RelaySignal signal,
            LowWatermarks watermarks,
            RelayMetrics metrics,
            OutboxConfig config) {
        this.dataSource = dataSource;
        this.sender = sender;
        this.signal = signal;
        this.watermarks = watermarks;
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

    /** Paces the passes so that rows gather into batches under load; the first pass after an idle period starts at once. */
    private void run() {
        while (running) {
            try {
                long next = System.nanoTime() + config.pace().toNanos();
                switch (pass()) {
                    case NOTHING -> signal.await(config.pollInterval());
                    case SOME -> TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                    case FULL -> {}
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** How many rows a pass found in the shards that it locked. */
    private enum Found {
        NOTHING,
        SOME,
        /** A full batch of at least one shard: more rows may be waiting. */
        FULL
    }

    private Found pass() throws InterruptedException {
        Exception failure = null;
        Found found = Found.FULL; // unknown after a failure
        try {
            found = drain();
        } catch (UnsentException | SQLException | RuntimeException e) {
            failure = e;
        }
        report(failure);
        if (failure != null) {
            watermarks.forget();
            Thread.sleep(config.retryDelay());
        }
        return found;
    }

    /** Logs the start and the end of a failure once each. */
    private void report(Exception failure) {
        if (failure != null) {
            metrics.failed();
        }
        if (failure != null && !failing) {
            LOG.warnf(
                    "Outbox events cannot be published, retrying every %s: %s",
                    config.retryDelay(), failure.getMessage());
        } else if (failure == null && failing) {
            LOG.info("Outbox events are being published again.");
        }
        failing = failure != null;
    }

    /** Sends waiting rows and deletes those that Kafka acknowledged. */
    private Found drain() throws SQLException, InterruptedException, UnsentException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long[] marks = watermarks.begin();
                List<Integer> shards = begin(connection, marks);
                if (shards.isEmpty()) {
                    return Found.NOTHING;
                }
                List<OutboxRow> rows = OutboxTable.oldest(connection, shards, marks, config.batchSize());
                BatchSender.Sent sent = sender.send(rows);
                if (!sent.rows().isEmpty()) {
                    OutboxTable.delete(connection, sent.rows());
                }
                if (sent.failure() == null && watermarks.passed(shards, rows, () -> OutboxTable.writers(connection))) {
                    OutboxTable.commitToDisk(connection);
                }
                connection.commit();
                metrics.sent(sent.rows().size());
                if (sent.failure() != null) {
                    throw new UnsentException(sent.failure());
                }
                return found(rows);
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<Integer> begin(Connection connection, long[] marks) throws SQLException {
        return Pipeline.run(connection, pipeline -> {
            OutboxTable.prepare(pipeline);
            return OutboxTable.lockShardsWithRows(pipeline, marks);
        });
    }

    private Found found(List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return Found.NOTHING;
        }
        boolean full = IntStream.of(OutboxRow.countByShard(rows)).anyMatch(count -> count == config.batchSize());
        return full ? Found.FULL : Found.SOME;
    }

    private static final class UnsentException extends Exception {
        private static final long serialVersionUID = 1L;

        UnsentException(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}
