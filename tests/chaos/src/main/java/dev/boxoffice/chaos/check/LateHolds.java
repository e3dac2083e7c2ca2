package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Watches for open orders whose hold has expired. */
public final class LateHolds implements AutoCloseable {

    /** The promise, plus the interval and the duration of an observation. */
    static final Duration PROMISED = Duration.ofMillis(2_000 + 700);

    private static final long INTERVAL_MILLIS = 500;

    private static final String LATE = """
            select id, extract(epoch from clock_timestamp() - expires_at) from orders
            where status in ('CREATED', 'AWAITING_PAYMENT') and expires_at < clock_timestamp() - interval '%d milliseconds'
            """.formatted(PROMISED.toMillis());

    /** An order that was still open when it was observed. */
    public record Late(UUID order, Instant observedAt, Duration lateness) {}

    private final Database orders;
    private final Queue<Late> late = new ConcurrentLinkedQueue<>();
    private final AtomicLong observations = new AtomicLong();
    private final Thread watch;
    private volatile boolean closed;

    public LateHolds(Database orders) {
        this.orders = orders;
        this.watch = Thread.ofPlatform().daemon().name("late-holds").start(this::observe);
    }

    private void observe() {
        while (!closed) {
            try (Connection connection = orders.connect()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("set statement_timeout = '1s'");
                }
                while (!closed) {
                    observe(connection);
                    Thread.sleep(INTERVAL_MILLIS);
                }
            } catch (SQLException e) {
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void observe(Connection connection) throws SQLException {
        Instant at = Instant.now();
        List<Late> found = Database.query(
                connection,
                LATE,
                row -> new Late(row.getObject(1, UUID.class), at, Duration.ofMillis((long) (row.getDouble(2) * 1000))));
        late.addAll(found);
        observations.incrementAndGet();
    }

    private static void pause() {
        try {
            Thread.sleep(INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Late> all() {
        return List.copyOf(late);
    }

    long observations() {
        return observations.get();
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
    }
}
