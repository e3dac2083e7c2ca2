package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The statements on {@code refund} and its lines, each for all refunds of a transaction. */
public final class RefundTable {

    private static final String FIND = RefundReader.selectSelling("r.order_id = any (?)");

    private static final String INSERT = """
            insert into refund (id, order_id, payment_id, amount, currency, status, reason, restock, requested_by,
                called_off_show, provider_reference, failure, attempt, created_at, updated_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                ?::boolean[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::integer[], ?::timestamptz[],
                ?::timestamptz[])
            """;

    private static final String INSERT_LINES = """
            insert into refund_line (refund_id, ticket_id, quantity)
            select * from unnest(?::uuid[], ?::uuid[], ?::integer[])
            """;

    private static final String UPDATE = """
            update refund set amount = u.amount, status = u.status, provider_reference = u.provider_reference,
                failure = u.failure, attempt = u.attempt, updated_at = u.updated_at
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::timestamptz[])
                as u (id, amount, status, provider_reference, failure, attempt, updated_at)
            where refund.id = u.id
            """;

    private static final String CHANGE_BUYER = """
            update refund set reason = case when u.erased then '%s' else reason end,
                requested_by = case when requested_by = u.former then u.buyer else requested_by end
            from unnest(?::uuid[], ?::text[], ?::text[], ?::bool[]) as u (order_id, former, buyer, erased)
            where refund.order_id = u.order_id
            """.formatted(Refund.ERASED);

    private RefundTable() {}

    private record Item(UUID refundId, Refund.Line line) {}

    /** Returns the refunds of each order, oldest first. */
    public static Supplier<Map<UUID, List<Refund>>> find(Pipeline pipeline, List<UUID> orderIds) throws SQLException {
        Supplier<List<Refund>> found =
                pipeline.query(FIND, RefundReader::read, pipeline.column("uuid", orderIds, id -> id));
        return () -> found.get().stream().collect(Collectors.groupingBy(Refund::orderId));
    }

    /** Stores new and changed refunds. */
    public static void write(Pipeline pipeline, List<Refund> refunds) throws SQLException {
        List<Refund> requested = refunds.stream().filter(Refund::isNew).toList();
        if (!requested.isEmpty()) {
            insert(pipeline, requested);
        }
        List<Refund> changed =
                refunds.stream().filter(refund -> !refund.isNew()).toList();
        if (!changed.isEmpty()) {
            update(pipeline, changed);
        }
    }

    private static void insert(Pipeline pipeline, List<Refund> refunds) throws SQLException {
        pipeline.add(
                INSERT,
                pipeline.column("uuid", refunds, Refund::id),
                pipeline.column("uuid", refunds, Refund::orderId),
                pipeline.column("uuid", refunds, Refund::paymentId),
                pipeline.column("int8", refunds, refund -> refund.amount().amount()),
                pipeline.column("text", refunds, refund -> refund.amount().currency()),
                pipeline.column("text", refunds, Refund::status),
                pipeline.column("text", refunds, Refund::reason),
                pipeline.column("bool", refunds, Refund::restock),
                pipeline.column("text", refunds, Refund::requestedBy),
                pipeline.column("uuid", refunds, Refund::calledOffShow),
                pipeline.column("text", refunds, Refund::reference),
                pipeline.column("text", refunds, Refund::failure),
                pipeline.column("int4", refunds, Refund::attempt),
                pipeline.column("timestamptz", refunds, Refund::createdAt),
                pipeline.column("timestamptz", refunds, Refund::updatedAt));
        List<Item> items = refunds.stream()
                .flatMap(refund -> refund.lines().stream().map(line -> new Item(refund.id(), line)))
                .toList();
        if (!items.isEmpty()) {
            pipeline.add(
                    INSERT_LINES,
                    pipeline.column("uuid", items, Item::refundId),
                    pipeline.column("uuid", items, item -> item.line().ticketId()),
                    pipeline.column("int4", items, item -> item.line().quantity()));
        }
    }

    /** Removes the reasons, which are free text, and replaces the erased buyers of orders as requesters. */
    static void changeBuyers(Pipeline pipeline, List<Order> orders) throws SQLException {
        pipeline.add(
                CHANGE_BUYER,
                pipeline.column("uuid", orders, Order::id),
                pipeline.column("text", orders, order -> order.formerBuyer().orElseThrow()),
                pipeline.column("text", orders, Order::userId),
                pipeline.column("bool", orders, Order::isErased));
    }

    private static void update(Pipeline pipeline, List<Refund> refunds) throws SQLException {
        pipeline.add(
                UPDATE,
                pipeline.column("uuid", refunds, Refund::id),
                pipeline.column("int8", refunds, refund -> refund.amount().amount()),
                pipeline.column("text", refunds, Refund::status),
                pipeline.column("text", refunds, Refund::reference),
                pipeline.column("text", refunds, Refund::failure),
                pipeline.column("int4", refunds, Refund::attempt),
                pipeline.column("timestamptz", refunds, Refund::updatedAt));
    }
}
