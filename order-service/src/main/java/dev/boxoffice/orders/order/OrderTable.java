package dev.boxoffice.orders.order;

import dev.boxoffice.database.Pipeline;
import java.sql.SQLException;
import java.util.List;

/** Inserts new orders with one statement per table. */
final class OrderTable {

    private static final String ORDERS = """
            insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                created_at, updated_at)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::timestamptz[],
                ?::bigint[], ?::timestamptz[], ?::timestamptz[])
            """;

    private static final String ITEMS = """
            insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
            select * from unnest(?::uuid[], ?::integer[], ?::uuid[], ?::integer[], ?::bigint[])
            """;

    private static final String HISTORY = """
            insert into order_transition (order_id, version, at, from_status, to_status, reason, actor)
            select * from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
            """;

    private OrderTable() {}

    static void insert(Pipeline pipeline, List<Order> orders) throws SQLException {
        insertOrders(pipeline, orders);
        insertItems(
                pipeline,
                orders.stream().flatMap(order -> order.items().stream()).toList());
        insertHistory(
                pipeline,
                orders.stream().flatMap(order -> order.history().stream()).toList());
    }

    private static void insertOrders(Pipeline pipeline, List<Order> orders) throws SQLException {
        pipeline.add(
                ORDERS,
                pipeline.column("uuid", orders, Order::id),
                pipeline.column("text", orders, Order::userId),
                pipeline.column("text", orders, Order::status),
                pipeline.column("text", orders, Order::reason),
                pipeline.column("int8", orders, order -> order.total().amount()),
                pipeline.column("text", orders, order -> order.total().currency()),
                pipeline.column("timestamptz", orders, Order::expiresAt),
                pipeline.column("int8", orders, Order::version),
                pipeline.column("timestamptz", orders, Order::createdAt),
                pipeline.column("timestamptz", orders, Order::updatedAt));
    }

    private static void insertItems(Pipeline pipeline, List<OrderItem> items) throws SQLException {
        pipeline.add(
                ITEMS,
                pipeline.column("uuid", items, OrderItem::orderId),
                pipeline.column("int4", items, OrderItem::line),
                pipeline.column("uuid", items, OrderItem::ticketId),
                pipeline.column("int4", items, OrderItem::quantity),
                pipeline.column("int8", items, item -> item.unitPrice().amount()));
    }

    private static void insertHistory(Pipeline pipeline, List<OrderTransition> steps) throws SQLException {
        pipeline.add(
                HISTORY,
                pipeline.column("uuid", steps, OrderTransition::orderId),
                pipeline.column("int8", steps, OrderTransition::version),
                pipeline.column("timestamptz", steps, OrderTransition::at),
                pipeline.column("text", steps, OrderTransition::from),
                pipeline.column("text", steps, OrderTransition::to),
                pipeline.column("text", steps, OrderTransition::reason),
                pipeline.column("text", steps, OrderTransition::actor));
    }
}
