package dev.boxoffice.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A relay that never gets done, for it is fed as fast as it works; the figure is that of the end.
 *
 * @param span of all of it
 * @param held whether a transaction that is as old as the run keeps vacuum from removing anything
 */
record FeedArm(String name, OrderDatabase database, StoredEvent event, Duration span, boolean held) implements Arm {

    private static final int MOUTHFUL = 5_000;
    /** More than is relayed in a second, for PostgreSQL tells of deletions as late as that. */
    private static final int WAITING = 60_000;

    @Override
    public void reset() throws SQLException {
        database.system().execute(database.name(), "truncate outbox");
    }

    @Override
    public Work run(Duration time) throws Exception {
        try (Connection old = database.system().connect(database.name())) {
            if (held) {
                takeSnapshot(old);
            }
            long deletedBefore = deleted();
            Duration before = span.minus(time);
            long fed = feed(0, deletedBefore, before);
            long relayed = fed - waiting();
            long begun = System.nanoTime();
            fed = feed(fed, deletedBefore, time);
            relayed = fed - waiting() - relayed;
            return new Work(relayed, Duration.ofNanos(System.nanoTime() - begun));
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

    /** Returns how much was fed, with what was before. */
    private long feed(long before, long deletedBefore, Duration time) throws SQLException, InterruptedException {
        long fed = before;
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < time.toNanos()) {
            if (fed - (deleted() - deletedBefore) < WAITING) {
                event.append(database, MOUTHFUL);
                fed += MOUTHFUL;
            } else {
                Thread.sleep(20);
            }
        }
        return fed;
    }

    private long deleted() throws SQLException {
        return database.system().ask(database.name(), "select pg_stat_get_tuples_deleted('outbox'::regclass)");
    }

    private long waiting() throws SQLException {
        return database.system().ask(database.name(), "select count(*) from outbox");
    }
}
