package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.database.SqlArrays;
import dev.boxoffice.orders.order.LineChange;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderLine;
import dev.boxoffice.orders.ticket.Pool;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The statements on the lines of orders, each for all orders of a transaction. */
public final class OrderLineTable {

    private static final String FIND = """
            select order_id, line, ticket_id, pool_ids, quantity, unit_amount, refunded, restocked from order_item
            where order_id = any (?) order by order_id, line
            """;

    private static final String INSERT = """
            insert into order_item (order_id, line, ticket_id, pool_ids, quantity, unit_amount)
            select order_id, line, ticket_id, pool_ids::uuid[], quantity, unit_amount
            from unnest(?::uuid[], ?::integer[], ?::uuid[], ?::text[], ?::integer[], ?::bigint[])
                as i (order_id, line, ticket_id, pool_ids, quantity, unit_amount)
            """;

    private static final String CHANGE = """
            merge into order_item i
            using unnest(?::uuid[], ?::integer[], ?::uuid[], ?::text[], ?::integer[], ?::bigint[])
                as u (order_id, line, ticket_id, pool_ids, quantity, unit_amount)
                on i.order_id = u.order_id and i.line = u.line
            when matched and u.quantity = 0 then delete
            when matched then update set quantity = u.quantity
            when not matched then insert (order_id, line, ticket_id, pool_ids, quantity, unit_amount)
                values (u.order_id, u.line, u.ticket_id, u.pool_ids::uuid[], u.quantity, u.unit_amount)
            """;

    private static final String REFUND = """
            update order_item i set refunded = u.refunded, restocked = u.restocked
            from unnest(?::uuid[], ?::integer[], ?::integer[], ?::integer[]) as u (order_id, line, refunded, restocked)
            where i.order_id = u.order_id and i.line = u.line
            """;

    private OrderLineTable() {}

    /** A line whose ticket and pools are not loaded. */
    public record Line(
            int number,
            UUID ticketId,
            List<UUID> poolIds,
            int quantity,
            long unitAmount,
            int refunded,
            int restocked) {}

    private record Item(UUID orderId, OrderLine line) {}

    public static Supplier<Map<UUID, List<Line>>> find(Pipeline pipeline, List<UUID> ids) throws SQLException {
        return pipeline.query(
                FIND,
                rows -> OrderTable.byOrder(
                        rows,
                        row -> new Line(
                                row.getInt("line"),
                                row.getObject("ticket_id", UUID.class),
                                pools(row),
                                row.getInt("quantity"),
                                row.getLong("unit_amount"),
                                row.getInt("refunded"),
                                row.getInt("restocked"))),
                pipeline.column("uuid", ids, id -> id));
    }

    public static void insert(Pipeline pipeline, List<Order> orders) throws SQLException {
        List<Item> items = items(orders);
        pipeline.add(
                INSERT,
                pipeline.column("uuid", items, Item::orderId),
                pipeline.column("int4", items, item -> item.line().number()),
                pipeline.column("uuid", items, item -> item.line().ticket().id()),
                pipeline.column("text", items, item -> pools(item.line())),
                pipeline.column("int4", items, item -> item.line().quantity()),
                pipeline.column("int8", items, item -> item.line().unitPrice().amount()));
    }

    private static List<Item> items(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> order.lines().stream().map(line -> new Item(order.id(), line)))
                .toList();
    }

    /** Stores the refunded units of each line of the orders. */
    public static void refund(Pipeline pipeline, List<Order> orders) throws SQLException {
        List<Item> items = items(orders);
        pipeline.add(
                REFUND,
                pipeline.column("uuid", items, Item::orderId),
                pipeline.column("int4", items, item -> item.line().number()),
                pipeline.column("int4", items, item -> item.line().refunded()),
                pipeline.column("int4", items, item -> item.line().restocked()));
    }

    /** Stores the line that has changed in each of the orders. */
    public static void change(Pipeline pipeline, List<Order> orders) throws SQLException {
        pipeline.add(
                CHANGE,
                pipeline.column("uuid", orders, Order::id),
                pipeline.column("int4", orders, order -> changed(order).line().number()),
                pipeline.column(
                        "uuid", orders, order -> changed(order).line().ticket().id()),
                pipeline.column("text", orders, order -> pools(changed(order).line())),
                pipeline.column("int4", orders, order -> changed(order).quantity()),
                pipeline.column(
                        "int8",
                        orders,
                        order -> changed(order).line().unitPrice().amount()));
    }

    /** Reads the column {@code pool_ids}. */
    public static List<UUID> pools(ResultSet row) throws SQLException {
        return List.of((UUID[]) row.getArray("pool_ids").getArray());
    }

    private static String pools(OrderLine line) {
        return SqlArrays.literal(line.pools().stream().map(Pool::id).toList());
    }

    private static LineChange changed(Order order) {
        return order.lineChange().orElseThrow();
    }
}
