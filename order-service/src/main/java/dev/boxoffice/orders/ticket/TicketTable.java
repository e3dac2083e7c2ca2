package dev.boxoffice.orders.ticket;

import dev.boxoffice.database.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads and writes the stock of many tickets in plain SQL, because a persistence context is too slow for placing orders. */
@ApplicationScoped
public class TicketTable {

    /** The columns that {@link Ticket#read} needs. */
    static final String COLUMNS = """
            id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order, status,
                allotment, held, sold, stock_version
            """;

    private static final String LOCK =
            "select " + COLUMNS + " from ticket where id = any (?) order by id for no key update";

    private static final String WRITE_STOCK = """
            update ticket set held = u.held, stock_version = u.stock_version
            from unnest(?::uuid[], ?::integer[], ?::bigint[]) as u (id, held, stock_version)
            where ticket.id = u.id
            """;

    /** Locks like {@link TicketRepository#lock}; only {@link #writeStock} stores changes to these tickets. */
    public Supplier<Map<UUID, Ticket>> lock(Pipeline pipeline, List<UUID> ids) throws SQLException {
        return pipeline.query(LOCK, TicketTable::read, pipeline.column("uuid", ids, id -> id));
    }

    private static Map<UUID, Ticket> read(ResultSet rows) throws SQLException {
        Map<UUID, Ticket> locked = new HashMap<>();
        while (rows.next()) {
            Ticket ticket = Ticket.read(rows);
            locked.put(ticket.id(), ticket);
        }
        return locked;
    }

    /** Stores the held units of locked tickets. */
    public void writeStock(Pipeline pipeline, List<Ticket> tickets) throws SQLException {
        pipeline.add(
                WRITE_STOCK,
                pipeline.column("uuid", tickets, Ticket::id),
                pipeline.column("int4", tickets, Ticket::held),
                pipeline.column("int8", tickets, Ticket::stockVersion));
    }
}
