package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads tickets with their availability. Each read is one statement, so it needs no transaction. */
@ApplicationScoped
public class TicketTable {

    /** The columns of {@code ticket}, without the search index. */
    public static final String COLUMNS =
            "id, title, description, venue, starts_at, price_amount, price_currency, capacity,"
                    + " max_per_order, seller_id, status, version, created_at, updated_at";

    /** Selects the columns for {@link #ticket}; the format argument is the source of {@code ticket} rows. */
    public static final String SELECT = """
            select t.id, t.title, t.description, t.venue, t.starts_at, t.price_amount, t.price_currency, t.capacity,
                t.max_per_order, t.seller_id, t.status, t.version, t.created_at, t.updated_at,
                a.held, a.sold, a.available, a.version as availability_version, a.as_of
            from %s t left join ticket_availability a on a.ticket_id = t.id
            """;

    private static final String ONE = SELECT.formatted("ticket") + "where t.id = ?";

    private final DataSource dataSource;

    TicketTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<TicketSnapshot> find(UUID id) {
        return read(new TicketStatement(ONE, List.of(id))).stream().findFirst();
    }

    public List<TicketSnapshot> read(TicketStatement statement) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(statement.sql())) {
            statement.fill(select);
            var tickets = new ArrayList<TicketSnapshot>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    tickets.add(ticket(rows));
                }
            }
            return tickets;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read tickets", e);
        }
    }

    public long count(TicketStatement statement) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(statement.sql())) {
            statement.fill(select);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not count tickets", e);
        }
    }

    private static TicketSnapshot ticket(ResultSet row) throws SQLException {
        var details = new TicketDetails(
                row.getString("title"),
                row.getString("description"),
                row.getString("venue"),
                instant(row, "starts_at"),
                new Money(row.getLong("price_amount"), row.getString("price_currency")),
                row.getInt("capacity"),
                row.getInt("max_per_order"));
        return new TicketSnapshot(
                row.getObject("id", UUID.class),
                details,
                row.getString("seller_id"),
                TicketStatus.valueOf(row.getString("status")),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                availability(row));
    }

    private static Optional<Availability> availability(ResultSet row) throws SQLException {
        long version = row.getLong("availability_version");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Availability(
                        row.getObject("id", UUID.class),
                        row.getInt("held"),
                        row.getInt("sold"),
                        row.getInt("available"),
                        version,
                        instant(row, "as_of")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
