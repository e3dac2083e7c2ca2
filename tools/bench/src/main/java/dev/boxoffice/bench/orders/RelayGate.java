package dev.boxoffice.bench.orders;

import java.sql.Connection;
import java.sql.SQLException;

/** Pauses the relay of a running service by taking its lease. */
public final class RelayGate implements AutoCloseable {

    private final Connection connection;

    public RelayGate(OrderDatabase database) throws SQLException {
        connection = database.system().connect(database.name());
    }

    /** From now on the relay deletes nothing. A transaction in progress may still reach Kafka. */
    public void pause() throws SQLException {
        execute("update outbox_relay set holder = 'bench', token = gen_random_uuid(), expires_at = 'infinity'");
    }

    public void resume() throws SQLException {
        execute("update outbox_relay set token = null, expires_at = '-infinity'");
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
