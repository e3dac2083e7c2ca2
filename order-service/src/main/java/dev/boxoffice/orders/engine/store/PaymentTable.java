package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The statements on {@code payment}, each for all payments of a transaction. */
public final class PaymentTable {

    private static final String FIND =
            "select " + PaymentReader.COLUMNS + " from payment where order_id = any (?) order by order_id, attempt";

    private static final String INSERT = """
            insert into payment (id, order_id, attempt, provider, reference, method, status, amount, currency,
                next_check_at, created_at, updated_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
            """;

    private static final String UPDATE = """
            update payment set reference = u.reference, method = u.method, status = u.status, reason = u.reason,
                received_amount = u.received_amount, received_currency = u.received_currency,
                next_check_at = u.next_check_at, checks = u.checks, updated_at = u.updated_at
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
                ?::timestamptz[], ?::integer[], ?::timestamptz[])
                as u (id, reference, method, status, reason, received_amount, received_currency, next_check_at, checks,
                    updated_at)
            where payment.id = u.id
            """;

    private PaymentTable() {}

    /** Returns the payments of each order, oldest first. */
    public static Supplier<Map<UUID, List<Payment>>> find(Pipeline pipeline, List<UUID> orderIds) throws SQLException {
        Supplier<List<Payment>> found =
                pipeline.query(FIND, PaymentReader::read, pipeline.column("uuid", orderIds, id -> id));
        return () -> found.get().stream().collect(Collectors.groupingBy(Payment::orderId));
    }

    public static void insert(Pipeline pipeline, List<Payment> payments) throws SQLException {
        pipeline.add(
                INSERT,
                pipeline.column("uuid", payments, Payment::id),
                pipeline.column("uuid", payments, Payment::orderId),
                pipeline.column("int4", payments, Payment::attempt),
                pipeline.column("text", payments, Payment::provider),
                pipeline.column("text", payments, Payment::reference),
                pipeline.column("text", payments, Payment::method),
                pipeline.column("text", payments, Payment::status),
                pipeline.column("int8", payments, payment -> payment.amount().amount()),
                pipeline.column("text", payments, payment -> payment.amount().currency()),
                pipeline.column("timestamptz", payments, Payment::nextCheckAt),
                pipeline.column("timestamptz", payments, Payment::createdAt),
                pipeline.column("timestamptz", payments, Payment::updatedAt));
    }

    public static void update(Pipeline pipeline, List<Payment> payments) throws SQLException {
        pipeline.add(
                UPDATE,
                pipeline.column("uuid", payments, Payment::id),
                pipeline.column("text", payments, Payment::reference),
                pipeline.column("text", payments, Payment::method),
                pipeline.column("text", payments, Payment::status),
                pipeline.column("text", payments, Payment::reason),
                pipeline.column(
                        "int8",
                        payments,
                        payment -> payment.received() == null
                                ? null
                                : payment.received().amount()),
                pipeline.column(
                        "text",
                        payments,
                        payment -> payment.received() == null
                                ? null
                                : payment.received().currency()),
                pipeline.column("timestamptz", payments, Payment::nextCheckAt),
                pipeline.column("int4", payments, Payment::checks),
                pipeline.column("timestamptz", payments, Payment::updatedAt));
    }
}
