package dev.boxoffice.orders.ticket;

import static dev.boxoffice.orders.SqlArrays.column;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The stock of many tickets at once, by plain statements: on the way of every order, a persistence context costs much. */
@ApplicationScoped
public class TicketTable {

    private static final String LOCK = """
            select id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order, status,
                allotment, held, sold, stock_version
            from ticket where id = any (?) order by id for no key update
            """;

    private static final String WRITE_STOCK = """
            update ticket set held = u.held, stock_version = u.stock_version
            from unnest(?::uuid[], ?::integer[], ?::bigint[]) as u (id, held, stock_version)
            where ticket.id = u.id
            """;

    private final DataSource dataSource;

    protected TicketTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** As {@link TicketRepository#lock}; what is done to these tickets is kept by {@link #writeStock} only. */
    public Map<UUID, Ticket> lock(Collection<UUID> ids) {
        Map<UUID, Ticket> locked = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(LOCK)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Ticket ticket = Ticket.read(rows);
                    locked.put(ticket.id(), ticket);
                }
            }
            return locked;
        } catch (SQLException e) {
            throw new IllegalStateException("could not lock tickets", e);
        }
    }

    /** Writes what is held of locked tickets. */
    public void writeStock(List<Ticket> tickets) {
        try (Connection connection = dataSource.getConnection();
                var update = connection.prepareStatement(WRITE_STOCK)) {
            update.setArray(1, column(connection, "uuid", tickets, Ticket::id));
            update.setArray(2, column(connection, "int4", tickets, Ticket::held));
            update.setArray(3, column(connection, "int8", tickets, Ticket::stockVersion));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not write stock", e);
        }
    }
}
