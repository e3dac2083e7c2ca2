package dev.boxoffice.tickets.ticket;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** SQL and its parameter values, in order. */
public record TicketStatement(String sql, List<Object> values) {

    public void fill(PreparedStatement prepared) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            prepared.setObject(i + 1, values.get(i));
        }
    }
}
