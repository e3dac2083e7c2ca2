package dev.boxoffice.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs SQL on a service's tables as their owner. */
public final class OwnerSql {

    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final String database;

    /** @param database the name of the service's database */
    public OwnerSql(String database) {
        this.database = database;
    }

    /** The first column of the first row; {@code null} when there is no row. */
    public Object query(String sql, Object... parameters) {
        return run(sql, parameters, statement -> {
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getObject(1) : null;
            }
        });
    }

    public long count(String sql, Object... parameters) {
        return ((Number) query(sql, parameters)).longValue();
    }

    public int update(String sql, Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** A connection is used again unless its statement failed. */
    private <T> T run(String sql, Object[] parameters, Execution<T> execution) {
        try {
            Connection connection = connect();
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                T result = execution.of(statement);
                idle.add(connection);
                return result;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        for (Connection next = idle.poll(); next != null; next = idle.poll()) {
            if (next.isValid(1)) {
                return next;
            }
            next.close();
        }
        return Stack.ownerConnection(database);
    }
}
