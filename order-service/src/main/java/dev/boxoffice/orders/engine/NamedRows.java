package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.engine.store.OrderLineTable;
import dev.boxoffice.orders.order.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what determines the rows to lock. Nothing is locked yet, so the result is compared with the locked rows later. */
final class NamedRows {

    private static final String ORDERS = """
            select o.id, o.user_id, o.total_amount = 0 as free, i.ticket_id, i.pool_ids, t.max_per_buyer is not null as limited
            from orders o join order_item i on i.order_id = o.id join ticket t on t.id = i.ticket_id
            where o.id = any (?)
            """;

    private static final String TICKETS =
            "select id, pool_ids, max_per_buyer is not null as limited from ticket where id = any (?)";

    private static final String IN_CARTS = TICKETS + """
             union
            select t.id, t.pool_ids, t.max_per_buyer is not null
            from cart_item c join ticket t on t.id = c.ticket_id where c.user_id = any (?)
            """;

    private NamedRows() {}

    /**
     * An existing order.
     *
     * @param free whether its total is zero
     * @param poolsByTicket the pools that count the units of each line
     * @param limited the tickets that have a buyer limit
     */
    record NamedOrder(String buyer, boolean free, Map<UUID, List<UUID>> poolsByTicket, Set<UUID> limited) {

        Set<UUID> ticketIds() {
            return poolsByTicket.keySet();
        }

        Set<UUID> poolIds() {
            return poolsByTicket.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        }

        /** Whether the locked order needs no other tickets and pools. */
        boolean covers(Order.Row row, List<OrderLineTable.Line> lines) {
            return free == (row.total().amount() == 0)
                    && lines.stream().allMatch(line -> line.poolIds().equals(poolsByTicket.get(line.ticketId())));
        }
    }

    /**
     * A ticket that a new order or a changed line requests.
     *
     * @param limited whether it has a buyer limit
     */
    record NamedTicket(List<UUID> poolIds, boolean limited) {}

    static Supplier<Map<UUID, NamedOrder>> orders(Pipeline pipeline, List<UUID> ids) throws SQLException {
        return pipeline.query(ORDERS, NamedRows::orders, pipeline.column("uuid", ids, id -> id));
    }

    private static Map<UUID, NamedOrder> orders(ResultSet rows) throws SQLException {
        Map<UUID, NamedOrder> found = new HashMap<>();
        while (rows.next()) {
            NamedOrder order = found.get(rows.getObject("id", UUID.class));
            if (order == null) {
                order = new NamedOrder(
                        rows.getString("user_id"), rows.getBoolean("free"), new HashMap<>(), new HashSet<>());
                found.put(rows.getObject("id", UUID.class), order);
            }
            UUID ticketId = rows.getObject("ticket_id", UUID.class);
            order.poolsByTicket.put(ticketId, OrderLineTable.pools(rows));
            if (rows.getBoolean("limited")) {
                order.limited.add(ticketId);
            }
        }
        return found;
    }

    /**
     * Reads tickets.
     *
     * @param ids the tickets of requests
     * @param buyers the owners of carts whose tickets to read, too
     */
    static Supplier<Map<UUID, NamedTicket>> tickets(Pipeline pipeline, List<UUID> ids, List<String> buyers)
            throws SQLException {
        if (buyers.isEmpty()) {
            return pipeline.query(TICKETS, NamedRows::tickets, pipeline.column("uuid", ids, id -> id));
        }
        return pipeline.query(
                IN_CARTS,
                NamedRows::tickets,
                pipeline.column("uuid", ids, id -> id),
                pipeline.column("text", buyers, buyer -> buyer));
    }

    private static Map<UUID, NamedTicket> tickets(ResultSet rows) throws SQLException {
        Map<UUID, NamedTicket> found = new HashMap<>();
        while (rows.next()) {
            found.put(
                    rows.getObject("id", UUID.class),
                    new NamedTicket(OrderLineTable.pools(rows), rows.getBoolean("limited")));
        }
        return found;
    }
}
