package dev.boxoffice.bench.orders;

import java.sql.Connection;
import java.sql.SQLException;

/** Pauses the relay of a running service by taking the relay's advisory locks. */
public final class RelayGate implements AutoCloseable {

    /** Same value as {@code Shards} and {@code OutboxTable} in the outbox library. */
    public static final int SHARDS = 8;

    private static final int LOCK_CLASS = 0x0B0C;

    private final Connection connection;

    public RelayGate(OrderDatabase database) throws SQLException {
        connection = database.system().connect(database.name());
    }

    /** Returns after the relay has finished its current pass. */
    public void pause() throws SQLException {
        execute("select pg_advisory_lock(%d, n) from generate_series(0, %d) n".formatted(LOCK_CLASS, SHARDS - 1));
    }

    public void resume() throws SQLException {
        execute("select pg_advisory_unlock_all()");
    }

    public boolean hasPendingRows() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select exists (select from outbox)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
