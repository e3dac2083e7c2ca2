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

/** The engine's statements on {@code ticket} and {@code pool}, each for all rows of a transaction. */
public final class StockTable<S extends Stock> {

    /** The columns that {@link Ticket#read} needs. */
    static final String TICKET_COLUMNS = """
            id, name, title, venue, starts_at, time_zone, price_amount, price_currency, capacity, max_per_order, max_per_buyer,
                on_sale_from, on_sale_until, refunds_until, pool_ids, show_status, status, allotment, held, sold, stock_version
            """;

    /** The columns that {@link Pool#read} needs. */
    static final String POOL_COLUMNS = "id, name, capacity, allotment, held, sold, stock_version";

    public static final StockTable<Ticket> TICKETS = new StockTable<>("ticket", TICKET_COLUMNS, Ticket::read);

    public static final StockTable<Pool> POOLS = new StockTable<>("pool", POOL_COLUMNS, Pool::read);

    private static final String POOLS_OF = "select " + POOL_COLUMNS
            + " from pool where id in (select unnest(pool_ids) from ticket where id = any (?))";

    private final String read;
    private final String lock;
    private final String existing;
    private final String write;
    private final Pipeline.Reader<S> reader;

    private StockTable(String table, String columns, Pipeline.Reader<S> reader) {
        this.read = "select %s from %s where id = any (?)".formatted(columns, table);
        this.lock = read + " order by id";
        this.existing = "select id from %s where id = any (?)".formatted(table);
        this.write = """
                update %1$s set held = u.held, sold = u.sold, allotment = u.allotment, stock_version = u.stock_version
                from unnest(?::uuid[], ?::integer[], ?::integer[], ?::integer[], ?::bigint[])
                    as u (id, held, sold, allotment, stock_version)
                where %1$s.id = u.id
                """.formatted(table);
        this.reader = reader;
    }

    /**
     * Locks rows until the transaction ends, ordered by id, which prevents deadlocks. Only {@link #write} stores changes to
     * them. Unknown rows are omitted.
     *
     * @param clause the locking clause
     */
    public Supplier<Map<UUID, S>> lock(Pipeline pipeline, List<UUID> ids, String clause) throws SQLException {
        return pipeline.query(lock + clause, this::read, pipeline.column("uuid", ids, id -> id));
    }

    /** Reads rows without a lock. */
    public Supplier<Map<UUID, S>> read(Pipeline pipeline, List<UUID> ids) throws SQLException {
        return pipeline.query(read, this::read, pipeline.column("uuid", ids, id -> id));
    }

    /** Returns those of {@code ids} that exist, whether they are locked or not. */
    public Supplier<Set<UUID>> existing(Pipeline pipeline, List<UUID> ids) throws SQLException {
        return pipeline.query(
                existing,
                rows -> {
                    Set<UUID> found = new HashSet<>();
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                    return found;
                },
                pipeline.column("uuid", ids, id -> id));
    }

    /** Reads the pools of tickets without a lock. */
    public static Supplier<Map<UUID, Pool>> poolsOf(Pipeline pipeline, List<UUID> ticketIds) throws SQLException {
        return pipeline.query(POOLS_OF, POOLS::read, pipeline.column("uuid", ticketIds, id -> id));
    }

    private Map<UUID, S> read(ResultSet rows) throws SQLException {
        Map<UUID, S> found = new HashMap<>();
        while (rows.next()) {
            S stock = reader.read(rows);
            found.put(stock.id(), stock);
        }
        return found;
    }

    /** Stores the counters of locked rows. */
    public void write(Pipeline pipeline, List<S> stocks) throws SQLException {
        pipeline.add(
                write,
                pipeline.column("uuid", stocks, Stock::id),
                pipeline.column("int4", stocks, Stock::held),
                pipeline.column("int4", stocks, Stock::sold),
                pipeline.column("int4", stocks, Stock::allotment),
                pipeline.column("int8", stocks, Stock::stockVersion));
    }
}
