package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.Database;
import java.sql.SQLException;

/** Promise 8: captured money ends as exactly one of COMPLETE or refunded. */
final class MoneyCheck {

    private static final String UNSETTLED = """
            select charge.reference, coalesce(orders.id::text, 'no order'), coalesce(orders.status, ''),
                coalesce(payment.status, ''), returned.amount > 0
            from simulated_charge charge
                left join payment on payment.reference = charge.reference
                left join orders on orders.id = order_id
                left join lateral (
                    select coalesce(sum(refund.amount), 0) as amount from simulated_refund refund
                    where refund.reference = charge.reference) returned on true
            where captured_at <= clock_timestamp()
                and not coalesce(
                    case when returned.amount < charge.amount
                        then orders.status = 'COMPLETE' and paid_by = payment.id and payment.status = 'CAPTURED'
                            and orders.refunded_amount = returned.amount
                        else payment.status = 'REFUNDED' and not (orders.status = 'COMPLETE' and paid_by = payment.id) end,
                    false)
            """;

    private static final String UNFINISHED =
            "select id, status from payment where status in ('PENDING', 'REFUND_PENDING')"
                    + " union all select id, status from refund where status = 'PENDING'";

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
        orders.query(
                        UNFINISHED,
                        row -> "payment or refund %s is still %s".formatted(row.getString(1), row.getString(2)))
                .forEach(verdict::violated);
        return verdict;
    }
}
