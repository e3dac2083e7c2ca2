package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.orders.OrderDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** A relay that never gets done, for it is fed as fast as it works. */
final class FeedArm implements Arm {

    private static final int MOUTHFUL = 5_000;
    /** More than is relayed in a second, for PostgreSQL tells of deletions as late as that. */
    private static final int WAITING = 60_000;

    private static final String DELETED = "select pg_stat_get_tuples_deleted('outbox'::regclass)";

    private final String name;
    private final OrderDatabase database;
    private final StoredEvent event;
    private final Duration before;
    private final boolean held;
    private Connection old;
    private long fed;
    private long deletedBefore;

    /**
     * @param before how long it has been fed when a round begins
     * @param held whether a transaction that is as old as that keeps vacuum from removing anything
     */
    FeedArm(String name, OrderDatabase database, StoredEvent event, Duration before, boolean held) {
        this.name = name;
        this.database = database;
        this.event = event;
        this.before = before;
        this.held = held;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void reset() throws SQLException, InterruptedException {
        database.system().execute(database.name(), "truncate outbox");
        old = database.system().connect(database.name());
        if (held) {
            takeSnapshot(old);
        }
        fed = 0;
        deletedBefore = database.system().ask(database.name(), DELETED);
        feed(before);
    }

    @Override
    public Work run(Duration time) throws SQLException, InterruptedException {
        try (var _ = old) {
            long begun = System.nanoTime();
            long relayed = fed - waiting();
            feed(time);
            var elapsed = Duration.ofNanos(System.nanoTime() - begun);
            return new Work(fed - waiting() - relayed, elapsed);
        }
    }

    /** Until the connection is closed. */
    private static void takeSnapshot(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_current_xact_id()");
        }
    }

    private void feed(Duration time) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        try (var connection = database.system().connect(database.name());
                var deleted = connection.prepareStatement(DELETED)) {
            while (System.nanoTime() - begun < time.toNanos()) {
                if (fed - (count(deleted) - deletedBefore) < WAITING) {
                    event.append(database, MOUTHFUL);
                    fed += MOUTHFUL;
                } else {
                    Thread.sleep(20);
                }
            }
        }
    }

    private static long count(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private long waiting() throws SQLException {
        return database.system().ask(database.name(), "select count(*) from outbox");
    }
}
