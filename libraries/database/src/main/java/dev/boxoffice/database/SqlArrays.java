package dev.boxoffice.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts a column of many rows to an array parameter, for example for {@code unnest}. */
public final class SqlArrays {

    private SqlArrays() {}

    /**
     * Returns the values of {@code column} in the order of {@code rows}.
     *
     * @param type the PostgreSQL element type, for example {@code int4} or {@code uuid}
     */
    public static <T> Array column(Connection connection, String type, List<T> rows, Function<T, ?> column)
            throws SQLException {
        return connection.createArrayOf(type, values(type, rows.stream().map(column)));
    }

    /** Returns an array literal, because {@code unnest} would flatten an array of arrays. Cast it to an array of UUIDs. */
    public static String literal(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** The driver sends arrays of these classes in binary form; other types are sent as text. */
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
