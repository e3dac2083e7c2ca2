package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.Database;
import java.sql.SQLException;

/** Promise 8: captured money ends as exactly one of COMPLETE or refunded. */
final class MoneyCheck {

    private static final String UNSETTLED = """
            select reference, coalesce(orders.id::text, 'no order'), coalesce(orders.status, ''),
                coalesce(payment.status, ''), refunded_at is not null
            from simulated_charge charge
                left join payment using (reference) left join orders on orders.id = order_id
            where captured_at <= clock_timestamp()
                and not coalesce(
                    case when refunded_at is null
                        then orders.status = 'COMPLETE' and paid_by = payment.id and payment.status = 'CAPTURED'
                        else payment.status = 'REFUNDED' and not (orders.status = 'COMPLETE' and paid_by = payment.id) end,
                    false)
            """;

    private static final String UNFINISHED =
            "select id, status from payment where status in ('PENDING', 'REFUND_PENDING')";

    private MoneyCheck() {}

    static Verdict run(Database orders) throws SQLException {
        var verdict = new Verdict(8, "captured money ends as one of COMPLETE or refunded");
        verdict.checked(orders.count("select count(*) from simulated_charge where captured_at <= clock_timestamp()"));
        orders.query(
                        UNSETTLED,
                        row -> "charge %s was captured; order %s is %s, its payment %s, refunded: %s"
                                .formatted(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getBoolean(5)))
                .forEach(verdict::violated);
        orders.query(UNFINISHED, row -> "payment %s is still %s".formatted(row.getString(1), row.getString(2)))
                .forEach(verdict::violated);
        return verdict;
    }
}
