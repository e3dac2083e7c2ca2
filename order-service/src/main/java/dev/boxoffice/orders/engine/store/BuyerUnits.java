package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.order.Order;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Units of tickets that buyers hold or own, over all of their orders. */
public final class BuyerUnits {

    /** {@code offset 0} keeps the loop over the buyer's orders: an index on the ticket would read the orders of all buyers. */
    public static final String COUNT = """
            select user_id, ticket_id, sum(quantity) from (
                select o.user_id, i.ticket_id, i.quantity - i.refunded as quantity
                from orders o cross join lateral (
                    select ticket_id, quantity, refunded from order_item
                    where order_id = o.id and ticket_id = any (?) offset 0) i
                where o.user_id = any (?) and o.status in %s
                union all
                select o.user_id, i.ticket_id, i.quantity - i.refunded as quantity
                from orders_archive o cross join lateral (
                    select ticket_id, quantity, refunded from order_item_archive
                    where order_id = o.id and ticket_id = any (?) offset 0) i
                where o.user_id = any (?) and o.status = 'COMPLETE') bought
            group by user_id, ticket_id
            """.formatted(OrderStatus.COUNTED_SQL);

    private record Key(String buyer, UUID ticketId) {}

    private final Map<Key, Long> units = new HashMap<>();

    /** No units; for a transaction without buyer limits. */
    public BuyerUnits() {}

    /** Counts the units of these tickets. Under the buyers' locks, the numbers stay correct until the commit. */
    public static Supplier<BuyerUnits> count(Pipeline pipeline, Collection<String> buyers, Collection<UUID> ticketIds)
            throws SQLException {
        Array tickets = pipeline.column("uuid", List.copyOf(ticketIds), id -> id);
        Array users = pipeline.column("text", List.copyOf(buyers), buyer -> buyer);
        return pipeline.query(COUNT, BuyerUnits::read, tickets, users, tickets, users);
    }

    private static BuyerUnits read(ResultSet rows) throws SQLException {
        var found = new BuyerUnits();
        while (rows.next()) {
            found.units.put(new Key(rows.getString(1), rows.getObject(2, UUID.class)), rows.getLong(3));
        }
        return found;
    }

    /** The units of a ticket that the buyer holds or owns. */
    public long of(String buyer, UUID ticketId) {
        return units.getOrDefault(new Key(buyer, ticketId), 0L);
    }

    /** Adds the units of an order that this transaction has placed or changed. */
    public void add(Order order) {
        count(order, 1);
    }

    /** Removes the units of an order before this transaction changes it. */
    public void remove(Order order) {
        count(order, -1);
    }

    private void count(Order order, long sign) {
        if (order.status().isCounted()) {
            order.lines()
                    .forEach(line ->
                            units.merge(new Key(order.userId(), line.ticket().id()), sign * line.kept(), Long::sum));
        }
    }
}
