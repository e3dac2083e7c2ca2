package dev.boxoffice.orders.payment;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.WithArchive;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Finds payments, and schedules when their provider is contacted. Each call is a transaction of its own. */
@ApplicationScoped
public class PaymentSchedule {

    /** Upper limit of the doubling interval. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final int MOST_DOUBLINGS = 20;

    private static final String KEY_OF = """
            select id, order_id from %1$s p where provider = ? and reference = ?
            union all
            select id, order_id from %1$s p where id = ? and provider = ? and reference is null
            limit 1
            """.formatted(WithArchive.PAYMENTS);

    private static final String TAKE_DUE = """
            update payment set checks = checks + 1,
                next_check_at = clock_timestamp() + make_interval(secs => least(?, ? * 2 ^ least(checks, ?)))
            where id in (
                select id from payment where next_check_at <= clock_timestamp()
                order by next_check_at limit ? for no key update skip locked)
            returning id
            """;

    private static final String FIND = "select " + PaymentReader.COLUMNS + """
            , (select o.status in ('CREATED', 'AWAITING_PAYMENT') from orders o where o.id = order_id) as order_is_open
            from payment where id = ?
            """;

    private static final String REFUNDS = RefundReader.selectSelling("r.payment_id = ?");

    private static final String RESCHEDULE = """
            update payment set checks = greatest(checks - 1, 0),
                next_check_at = clock_timestamp() + make_interval(secs => ?)
            where id = any (?) and next_check_at is not null
            """;

    private static final String CHECK_NOW = """
            update payment set next_check_at = clock_timestamp(), checks = 0
            where provider = ? and reference = ? and status <> 'REFUNDED'
            """;

    private final DataSource dataSource;

    PaymentSchedule(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The ids of a payment and its order. */
    public record Key(UUID id, UUID orderId) {}

    /** A payment that is due, with its refunds, and whether its order is still open. */
    public record Due(Payment payment, boolean orderIsOpen, PaymentRefunds refunds) {}

    /** Finds the payment of a notification by the charge, or by the payment id if the charge is not recorded yet. */
    public Optional<Key> keyOf(ProviderNotification notification) {
        return run(pipeline -> pipeline.query(
                KEY_OF,
                rows -> rows.next()
                        ? Optional.of(new Key(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)))
                        : Optional.empty(),
                notification.provider(),
                notification.reference(),
                notification.paymentId() == null ? new UUID(0, 0) : notification.paymentId(),
                notification.provider()));
    }

    /** Schedules an immediate check of the payment of a notification that could not be applied. */
    public void checkNow(ProviderNotification notification) {
        run(pipeline -> {
            pipeline.add(CHECK_NOW, notification.provider(), notification.reference());
            return () -> null;
        });
    }

    /** Reschedules payments that were taken but not checked, and reverts their check count. */
    public void reschedule(List<UUID> ids, Duration pause) {
        run(pipeline -> {
            pipeline.add(RESCHEDULE, pause.toMillis() / 1000.0, pipeline.column("uuid", ids, id -> id));
            return () -> null;
        });
    }

    /**
     * Takes the payments that are due for a check by the database clock. Each stays scheduled, at growing intervals, until
     * nothing is pending, so a crash of the caller loses nothing.
     *
     * @param pause before the second check; it doubles with each check
     */
    public List<UUID> takeDue(int limit, Duration pause) {
        return run(pipeline -> pipeline.query(
                TAKE_DUE,
                rows -> {
                    var ids = new ArrayList<UUID>();
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                    }
                    return ids;
                },
                (double) LONGEST_PAUSE.toSeconds(),
                pause.toMillis() / 1000.0,
                MOST_DOUBLINGS,
                limit));
    }

    /** Reads a payment that is due. */
    public Due find(UUID id) {
        return run(pipeline -> {
            Supplier<Found> payment = pipeline.query(FIND, PaymentSchedule::found, id);
            Supplier<List<Refund>> refunds = pipeline.query(REFUNDS, RefundReader::read, id);
            return () -> {
                Found found = payment.get();
                return new Due(
                        found.payment(), found.orderIsOpen(), new PaymentRefunds(found.payment(), refunds.get()));
            };
        });
    }

    private record Found(Payment payment, boolean orderIsOpen) {}

    private static Found found(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new NoSuchElementException("the payment is archived");
        }
        return new Found(PaymentReader.payment(rows), rows.getBoolean("order_is_open"));
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not access payments", e);
        }
    }
}
