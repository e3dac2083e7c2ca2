package dev.boxoffice.chaos.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A service's database, over connections that no fault touches on purpose. */
public final class Database {

    private final String url;
    private final String user;
    private final String password;

    Database(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Reads one row. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A connection of the owner, for which a lost server is an error after some seconds. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url + "?connectTimeout=3&socketTimeout=60&ApplicationName=chaos", user, password);
    }

    /** Returns all rows of the query; text parameters only, so cast them in the query. */
    public <T> List<T> query(String sql, Row<T> row, Object... parameters) throws SQLException {
        try (Connection connection = connect()) {
            return query(connection, sql, row, parameters);
        }
    }

    public static <T> List<T> query(Connection connection, String sql, Row<T> row, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        }
    }

    /** Returns the number in the first column of the only row. */
    public long count(String sql, Object... parameters) throws SQLException {
        return query(sql, row -> row.getLong(1), parameters).getFirst();
    }
}
