package dev.boxoffice.orders.expiry;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds and counts open orders. */
@ApplicationScoped
public class DueTable {

    /** Reads the clock once and repeats the predicate of the partial index, so that the planner can use the index. */
    public static final String DUE = """
            select id from orders
            where status in %s
                and expires_at > '-infinity' and expires_at <= (select clock_timestamp())
                and id <> all (?)
                and not exists (
                    select from order_item i
                    where i.order_id = orders.id and (i.ticket_id = any (?) or i.pool_ids && ?))
            order by expires_at limit ?
            """.formatted(OrderStatus.OPEN_SQL);

    private static final String COUNT_OPEN = """
            select count(*) from (select from orders where status in %s limit ?) open
            """.formatted(OrderStatus.OPEN_SQL);

    private final DataSource dataSource;

    DueTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Open orders whose hold has ended by the database clock, the most overdue first.
     *
     * @param except orders to omit
     * @param locked tickets and pools whose orders to omit
     */
    List<UUID> due(Collection<UUID> except, Collection<UUID> locked, int limit) {
        List<UUID> stocks = List.copyOf(locked);
        return run(pipeline -> pipeline.query(
                DUE,
                rows -> {
                    var ids = new ArrayList<UUID>();
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                    }
                    return ids;
                },
                pipeline.column("uuid", List.copyOf(except), id -> id),
                pipeline.column("uuid", stocks, id -> id),
                pipeline.column("uuid", stocks, id -> id),
                limit));
    }

    /** Counts open orders, up to {@code limit}. */
    long countOpen(int limit) {
        return run(pipeline -> pipeline.query(
                COUNT_OPEN,
                rows -> {
                    rows.next();
                    return rows.getLong(1);
                },
                limit));
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read open orders", e);
        }
    }
}
