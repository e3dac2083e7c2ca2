package dev.boxoffice.orders.order;

import static dev.boxoffice.orders.SqlArrays.column;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The statements that write new orders: one for each table, however many orders there are. */
@ApplicationScoped
class OrderTable {

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

    private final DataSource dataSource;

    OrderTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** In the caller's transaction. */
    void insert(List<Order> orders) {
        try (Connection connection = dataSource.getConnection()) {
            insertOrders(connection, orders);
            insertItems(connection, orders);
            insertHistory(connection, orders);
        } catch (SQLException e) {
            throw new IllegalStateException("could not write orders", e);
        }
    }

    private static void insertOrders(Connection connection, List<Order> orders) throws SQLException {
        insert(
                connection,
                ORDERS,
                column(connection, "uuid", orders, Order::id),
                column(connection, "text", orders, Order::userId),
                column(connection, "text", orders, order -> order.status().name()),
                column(connection, "text", orders, Order::reason),
                column(connection, "int8", orders, order -> order.total().amount()),
                column(connection, "text", orders, order -> order.total().currency()),
                column(connection, "timestamptz", orders, Order::expiresAt),
                column(connection, "int8", orders, Order::version),
                column(connection, "timestamptz", orders, Order::createdAt),
                column(connection, "timestamptz", orders, Order::updatedAt));
    }

    private static void insertItems(Connection connection, List<Order> orders) throws SQLException {
        List<OrderItem> items =
                orders.stream().flatMap(order -> order.items().stream()).toList();
        insert(
                connection,
                ITEMS,
                column(connection, "uuid", items, OrderItem::orderId),
                column(connection, "int4", items, OrderItem::line),
                column(connection, "uuid", items, OrderItem::ticketId),
                column(connection, "int4", items, OrderItem::quantity),
                column(connection, "int8", items, item -> item.unitPrice().amount()));
    }

    private static void insertHistory(Connection connection, List<Order> orders) throws SQLException {
        List<OrderTransition> steps =
                orders.stream().flatMap(order -> order.history().stream()).toList();
        insert(
                connection,
                HISTORY,
                column(connection, "uuid", steps, OrderTransition::orderId),
                column(connection, "int8", steps, OrderTransition::version),
                column(connection, "timestamptz", steps, OrderTransition::at),
                column(connection, "text", steps, OrderTransition::from),
                column(connection, "text", steps, OrderTransition::to),
                column(connection, "text", steps, OrderTransition::reason),
                column(connection, "text", steps, OrderTransition::actor));
    }

    private static void insert(Connection connection, String sql, Array... columns) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                insert.setArray(i + 1, columns[i]);
            }
            insert.executeUpdate();
        }
    }
}
