package dev.boxoffice.orders;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Many rows as the parameters of one statement, each column an array for {@code unnest}. */
public final class SqlArrays {

    private SqlArrays() {}

    public static <T> Array column(Connection connection, String type, List<T> rows, Function<T, ?> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
