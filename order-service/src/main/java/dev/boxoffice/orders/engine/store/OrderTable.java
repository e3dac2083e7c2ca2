package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.order.OrderTransition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The statements on orders and their history, each for all orders of a transaction. */
public final class OrderTable {

    private static final String LOCK = """
            select id, user_id, client_reference, contact_email, contact_name, status, reason, total_amount, total_currency,
                refunded_amount, expires_at, paid_by, version, created_at, updated_at
            from orders where id = any (?) order by id""";

    private static final String HISTORY = """
            select order_id, version, at, from_status, to_status, reason, actor from order_transition
            where order_id = any (?) and version > 1 order by order_id, version
            """;

    private static final String INSERT = """
            insert into orders (id, user_id, client_reference, contact_email, contact_name, status, reason,
                total_amount, total_currency, expires_at, version, created_at, updated_at)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                ?::text[], ?::timestamptz[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
            """;

    private static final String UPDATE = """
            update orders set status = u.status, reason = u.reason, total_amount = u.total_amount,
                refunded_amount = u.refunded_amount, expires_at = u.expires_at, paid_by = u.paid_by, version = u.version,
                updated_at = u.updated_at
            from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::bigint[],
                ?::timestamptz[])
                as u (id, status, reason, total_amount, refunded_amount, expires_at, paid_by, version, updated_at)
            where orders.id = u.id
            """;

    private static final String INSERT_HISTORY = """
            insert into order_transition (order_id, version, at, from_status, to_status, reason, actor)
            select * from unnest(?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
            """;

    private static final String CHANGE_BUYER = """
            update orders set user_id = u.user_id, client_reference = u.client_reference,
                contact_email = u.contact_email, contact_name = u.contact_name
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                as u (id, user_id, client_reference, contact_email, contact_name)
            where orders.id = u.id
            """;

    private static final String CHANGE_ACTOR = """
            update order_transition set actor = u.buyer
            from unnest(?::uuid[], ?::text[], ?::text[]) as u (id, former, buyer)
            where order_id = u.id and actor = u.former
            """;

    private OrderTable() {}

    private record Step(Order order, OrderTransition transition) {}

    public static Supplier<Map<UUID, Order.Row>> lock(Pipeline pipeline, List<UUID> ids, String lock)
            throws SQLException {
        return pipeline.query(
                LOCK + lock,
                rows -> {
                    Map<UUID, Order.Row> locked = new HashMap<>();
                    while (rows.next()) {
                        Order.Row row = row(rows);
                        locked.put(row.id(), row);
                    }
                    return locked;
                },
                pipeline.column("uuid", ids, id -> id));
    }

    private static Order.Row row(ResultSet row) throws SQLException {
        return new Order.Row(
                row.getObject("id", UUID.class),
                row.getString("user_id"),
                OrderDetails.stored(
                        row.getString("client_reference"),
                        row.getString("contact_email"),
                        row.getString("contact_name")),
                OrderStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                new Money(row.getLong("total_amount"), row.getString("total_currency")),
                new Money(row.getLong("refunded_amount"), row.getString("total_currency")),
                time(row, "expires_at"),
                row.getObject("paid_by", UUID.class),
                row.getLong("version"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    /** The stored history, which lacks the first entry. */
    public static Supplier<Map<UUID, List<OrderTransition>>> history(Pipeline pipeline, List<UUID> ids)
            throws SQLException {
        return pipeline.query(
                HISTORY,
                rows -> byOrder(
                        rows,
                        row -> new OrderTransition(
                                row.getLong("version"),
                                time(row, "at"),
                                OrderStatus.valueOf(row.getString("from_status")),
                                OrderStatus.valueOf(row.getString("to_status")),
                                row.getString("reason"),
                                row.getString("actor"))),
                pipeline.column("uuid", ids, id -> id));
    }

    static <T> Map<UUID, List<T>> byOrder(ResultSet rows, Pipeline.Reader<T> reader) throws SQLException {
        Map<UUID, List<T>> found = new HashMap<>();
        while (rows.next()) {
            found.computeIfAbsent(rows.getObject("order_id", UUID.class), id -> new ArrayList<>())
                    .add(reader.read(rows));
        }
        return found;
    }

    public static void insert(Pipeline pipeline, List<Order> orders) throws SQLException {
        pipeline.add(
                INSERT,
                pipeline.column("uuid", orders, Order::id),
                pipeline.column("text", orders, Order::userId),
                pipeline.column("text", orders, order -> order.details().clientReference()),
                pipeline.column("text", orders, order -> order.details().email()),
                pipeline.column("text", orders, order -> order.details().name()),
                pipeline.column("text", orders, Order::status),
                pipeline.column("text", orders, order -> order.history().reason()),
                pipeline.column("int8", orders, order -> order.total().amount()),
                pipeline.column("text", orders, order -> order.total().currency()),
                pipeline.column("timestamptz", orders, Order::expiresAt),
                pipeline.column("int8", orders, Order::version),
                pipeline.column("timestamptz", orders, Order::createdAt),
                pipeline.column("timestamptz", orders, order -> order.history().updatedAt()));
    }

    /** Stores orders with exactly one new transition each. */
    public static void update(Pipeline pipeline, List<Order> orders) throws SQLException {
        pipeline.add(
                UPDATE,
                pipeline.column("uuid", orders, Order::id),
                pipeline.column("text", orders, Order::status),
                pipeline.column("text", orders, order -> order.history().reason()),
                pipeline.column("int8", orders, order -> order.total().amount()),
                pipeline.column("int8", orders, order -> order.refunded().amount()),
                pipeline.column("timestamptz", orders, Order::expiresAt),
                pipeline.column(
                        "uuid",
                        orders,
                        order -> order.payments()
                                .paidBy()
                                .map(payment -> payment.id())
                                .orElse(null)),
                pipeline.column("int8", orders, Order::version),
                pipeline.column("timestamptz", orders, order -> order.history().updatedAt()));
        List<Step> steps = orders.stream()
                .map(order -> new Step(order, order.history().last()))
                .toList();
        pipeline.add(
                INSERT_HISTORY,
                pipeline.column("uuid", steps, step -> step.order().id()),
                pipeline.column("int8", steps, step -> step.transition().version()),
                pipeline.column("timestamptz", steps, step -> step.transition().at()),
                pipeline.column("text", steps, step -> step.transition().from()),
                pipeline.column("text", steps, step -> step.transition().to()),
                pipeline.column("text", steps, step -> step.transition().reason()),
                pipeline.column("text", steps, step -> step.transition().actor()));
    }

    /** Stores orders whose buyer was erased or has claimed them, besides {@link #update}. */
    public static void changeBuyers(Pipeline pipeline, List<Order> orders) throws SQLException {
        pipeline.add(
                CHANGE_BUYER,
                pipeline.column("uuid", orders, Order::id),
                pipeline.column("text", orders, Order::userId),
                pipeline.column("text", orders, order -> order.details().clientReference()),
                pipeline.column("text", orders, order -> order.details().email()),
                pipeline.column("text", orders, order -> order.details().name()));
        pipeline.add(
                CHANGE_ACTOR,
                pipeline.column("uuid", orders, Order::id),
                pipeline.column("text", orders, order -> order.formerBuyer().orElseThrow()),
                pipeline.column("text", orders, Order::userId));
        RefundTable.changeBuyers(pipeline, orders);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
