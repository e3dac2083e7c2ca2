package dev.boxoffice.orders.ticket;

import dev.boxoffice.database.Pipeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The engine's statements on {@code ticket}, each for all tickets of a transaction. */
public final class TicketTable {

    /** The columns that {@link Ticket#read} needs. */
    static final String COLUMNS = """
            id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order, status,
                allotment, held, sold, stock_version
            """;

    private static final String READ = "select " + COLUMNS + " from ticket where id = any (?)";

    private static final String LOCK = READ + " order by id";

    private static final String EXISTING = "select id from ticket where id = any (?)";

    private static final String WRITE_STOCK = """
            update ticket set held = u.held, sold = u.sold, allotment = u.allotment, stock_version = u.stock_version
            from unnest(?::uuid[], ?::integer[], ?::integer[], ?::integer[], ?::bigint[])
                as u (id, held, sold, allotment, stock_version)
            where ticket.id = u.id
            """;

    private TicketTable() {}

    /**
     * Locks tickets until the transaction ends, ordered by id, which prevents deadlocks. Only {@link #writeStock} stores
     * changes to them. Unknown tickets are omitted.
     *
     * @param lock the locking clause
     */
    public static Supplier<Map<UUID, Ticket>> lock(Pipeline pipeline, List<UUID> ids, String lock) throws SQLException {
        return pipeline.query(LOCK + lock, TicketTable::read, pipeline.column("uuid", ids, id -> id));
    }

    /** Reads tickets without a lock. */
    public static Supplier<Map<UUID, Ticket>> read(Pipeline pipeline, List<UUID> ids) throws SQLException {
        return pipeline.query(READ, TicketTable::read, pipeline.column("uuid", ids, id -> id));
    }

    /** Returns those of {@code ids} that exist, whether they are locked or not. */
    public static Supplier<Set<UUID>> existing(Pipeline pipeline, List<UUID> ids) throws SQLException {
        return pipeline.query(
                EXISTING,
                rows -> {
                    Set<UUID> found = new HashSet<>();
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                    return found;
                },
                pipeline.column("uuid", ids, id -> id));
    }

    private static Map<UUID, Ticket> read(ResultSet rows) throws SQLException {
        Map<UUID, Ticket> locked = new HashMap<>();
        while (rows.next()) {
            Ticket ticket = Ticket.read(rows);
            locked.put(ticket.id(), ticket);
        }
        return locked;
    }

    /** Stores the stock of locked tickets. */
    public static void writeStock(Pipeline pipeline, List<Ticket> tickets) throws SQLException {
        pipeline.add(
                WRITE_STOCK,
                pipeline.column("uuid", tickets, Ticket::id),
                pipeline.column("int4", tickets, Ticket::held),
                pipeline.column("int4", tickets, Ticket::sold),
                pipeline.column("int4", tickets, Ticket::allotment),
                pipeline.column("int8", tickets, Ticket::stockVersion));
    }
}
