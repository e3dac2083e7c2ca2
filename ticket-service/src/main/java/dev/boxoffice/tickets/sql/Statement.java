package dev.boxoffice.tickets.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** SQL and its parameter values, in order. A collection becomes an array of UUIDs. */
public record Statement(String sql, List<Object> values) {

    public Statement {
        values = List.copyOf(values);
    }

    public void fill(PreparedStatement prepared) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            prepared.setObject(
                    i + 1,
                    value instanceof Collection<?> ids
                            ? prepared.getConnection().createArrayOf("uuid", ids.toArray())
                            : value);
        }
    }
}
