package dev.boxoffice.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Many rows as the parameters of one statement, each column an array for {@code unnest}. */
public final class SqlArrays {

    private SqlArrays() {}

    public static <T> Array column(Connection connection, String type, List<T> rows, Function<T, ?> column)
            throws SQLException {
        return connection.createArrayOf(type, values(type, rows.stream().map(column)));
    }

    /** By their class the driver knows what it can send as it is; the rest is written out as text and read again. */
    private static Object[] values(String type, Stream<?> values) {
        return switch (type) {
            case "text" -> values.map(value -> Objects.toString(value, null)).toArray(String[]::new);
            case "int2" -> values.toArray(Short[]::new);
            case "int4" -> values.toArray(Integer[]::new);
            case "int8" -> values.toArray(Long[]::new);
            case "bytea" -> values.toArray(byte[][]::new);
            default -> values.toArray();
        };
    }
}
