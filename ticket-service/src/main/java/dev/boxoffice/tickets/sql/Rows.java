package dev.boxoffice.tickets.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs queries and reads their rows. */
public final class Rows {

    private final DataSource dataSource;

    public Rows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> read(Statement statement, Reader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(statement.sql())) {
            statement.fill(select);
            var found = new ArrayList<T>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read from the database", e);
        }
    }

    /** Returns the number in the only row. */
    public long count(Statement statement) {
        return read(statement, row -> row.getLong(1)).getFirst();
    }

    /** Returns {@code null} for a null column. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
