package dev.boxoffice.bench.orders;

import java.sql.Connection;
import java.sql.SQLException;

/** Keeps the relay of a running service from its work, by the locks that relays keep from each other's. */
public final class RelayGate implements AutoCloseable {

    /** As in the module outbox, {@code Shards} and {@code OutboxTable}. */
    public static final int SHARDS = 8;

    private static final int LOCK_CLASS = 0x0B0C;

    private final Connection connection;

    public RelayGate(OrderDatabase database) throws SQLException {
        connection = database.system().connect(database.name());
    }

    /** Returns when the relay has done what it was at. */
    public void shut() throws SQLException {
        execute("select pg_advisory_lock(%d, n) from generate_series(0, %d) n".formatted(LOCK_CLASS, SHARDS - 1));
    }

    public void open() throws SQLException {
        execute("select pg_advisory_unlock_all()");
    }

    public boolean isAnyWaiting() throws SQLException {
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
