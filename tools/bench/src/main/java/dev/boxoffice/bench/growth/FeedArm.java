package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.orders.OrderDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** A relay that never empties its outbox, because rows are added as fast as it publishes them. */
final class FeedArm implements Arm {

    private static final int CHUNK = 5_000;
    /** More than the relay publishes per second, because PostgreSQL reports deletions up to a second late. */
    private static final int WAITING = 60_000;

    private static final String DELETED = "select pg_stat_get_tuples_deleted('outbox'::regclass)";

    private final String name;
    private final OrderDatabase database;
    private final StoredEvent event;
    private final Duration before;
    private final boolean held;
    private Connection oldTransaction;
    private long fed;
    private long deletedBefore;

    /**
     * @param before how long rows are added before a round begins
     * @param held whether an open transaction prevents vacuum from removing rows during that time
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
        oldTransaction = database.system().connect(database.name());
        if (held) {
            takeSnapshot(oldTransaction);
        }
        fed = 0;
        deletedBefore = database.system().ask(database.name(), DELETED);
        feed(before);
    }

    @Override
    public Work run(Duration time) throws SQLException, InterruptedException {
        try (var _ = oldTransaction) {
            long begun = System.nanoTime();
            long relayed = fed - countPending();
            feed(time);
            var elapsed = Duration.ofNanos(System.nanoTime() - begun);
            return new Work(fed - countPending() - relayed, elapsed);
        }
    }

    /** Holds the snapshot until the connection is closed. */
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
                    event.append(database, CHUNK);
                    fed += CHUNK;
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

    private long countPending() throws SQLException {
        return database.system().ask(database.name(), "select count(*) from outbox");
    }
}
