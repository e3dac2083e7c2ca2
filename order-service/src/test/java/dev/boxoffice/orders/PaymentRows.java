package dev.boxoffice.orders;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Reads and steers the rows of payments, provider notifications and simulated charges behind the service's back. Methods
 * that take an order mean its last payment attempt.
 */
public final class PaymentRows {

    private static final String LAST_ATTEMPT = " from payment where order_id = ? order by attempt desc limit 1";

    private PaymentRows() {}

    public static UUID id(UUID order) {
        return (UUID) Database.query("select id" + LAST_ATTEMPT, order);
    }

    public static String status(UUID order) {
        return (String) Database.query("select status" + LAST_ATTEMPT, order);
    }

    /** The provider's name of the charge. */
    public static String reference(UUID order) {
        return (String) Database.query("select reference" + LAST_ATTEMPT, order);
    }

    /** The charge of any attempt; {@code null} when there is none. */
    public static String anyReference(UUID order) {
        return (String)
                Database.query("select reference from payment where order_id = ? order by random() limit 1", order);
    }

    public static String statusOfCharge(String reference) {
        return (String) Database.query("select status from payment where reference = ?", reference);
    }

    public static String reasonOfCharge(String reference) {
        return (String) Database.query("select reason from payment where reference = ?", reference);
    }

    public static long attempts(UUID order) {
        return Database.count("select count(*) from payment where order_id = ?", order);
    }

    public static long receivedAmount(UUID order) {
        return Database.count("select received_amount" + LAST_ATTEMPT, order);
    }

    public static void setReceivedAmount(UUID order, long amount) {
        Database.update("update payment set received_amount = ? where order_id = ?", amount, order);
    }

    /** As if the provider's response to opening the charge had not arrived yet. */
    public static void forgetReference(UUID payment) {
        Database.update("update payment set reference = null where id = ?", payment);
    }

    /** Makes the follow-up check the order's payments in its next round. */
    public static void checkNow(UUID order) {
        Database.update("update payment set next_check_at = clock_timestamp() where order_id = ?", order);
    }

    /** The same, only for payments that wait for a check. */
    public static void hastenCheck(UUID order) {
        Database.update("""
                update payment set next_check_at = clock_timestamp() where order_id = ? and next_check_at is not null
                """, order);
    }

    /** The same for every order of the tickets, without any backoff from earlier checks. */
    public static void hastenChecks(List<UUID> tickets) {
        Database.update("""
                update payment set next_check_at = clock_timestamp(), checks = 0 where next_check_at is not null
                    and order_id in (select order_id from order_item where ticket_id = any (?))
                """, (Object) tickets.toArray(UUID[]::new));
    }

    /** Keeps the scheduled follow-up away from the order's payments until a test hastens the check. */
    public static void postponeCheck(UUID order) {
        Database.update("""
                update payment set next_check_at = clock_timestamp() + interval '1 hour'
                where order_id = ? and next_check_at is not null
                """, order);
    }

    public static long checks(UUID payment) {
        return Database.count("select checks from payment where id = ?", payment);
    }

    public static void setChecks(UUID payment, int checks) {
        Database.update("update payment set checks = ? where id = ?", checks, payment);
    }

    /** {@code null} when no check is due. */
    public static Double secondsUntilCheck(UUID payment) {
        var seconds = (Number) Database.query(
                "select extract(epoch from next_check_at - clock_timestamp()) from payment where id = ?", payment);
        return seconds == null ? null : seconds.doubleValue();
    }

    public static void markRefunded(UUID order) {
        Database.update("update payment set status = 'REFUNDED' where order_id = ?", order);
    }

    /** The completed refund of a payment that {@link #markRefunded} has changed. */
    public static void recordRefund(UUID order) {
        Database.update("""
                insert into refund (id, order_id, payment_id, amount, currency, status, reason, restock, requested_by,
                    created_at, updated_at)
                select gen_random_uuid(), order_id, id, received_amount, received_currency, 'DONE', 'refund-requested',
                    true, 'operator', updated_at, updated_at
                from payment where order_id = ?
                """, order);
    }

    /** A refund that began this long ago and that no check continues. */
    public static void markRefundPending(UUID order, Duration since) {
        Database.update("""
                update payment set status = 'REFUND_PENDING', next_check_at = null,
                    updated_at = clock_timestamp() - ?::interval
                where order_id = ?
                """, since.toString(), order);
        Database.update("""
                with r as (
                    insert into refund (id, order_id, payment_id, amount, currency, status, reason, restock, requested_by,
                        created_at, updated_at)
                    select gen_random_uuid(), order_id, id, received_amount, received_currency, 'PENDING',
                        'refund-requested', true, 'operator', updated_at, updated_at
                    from payment where order_id = ? and status = 'REFUND_PENDING' returning id)
                insert into refund_line (refund_id, ticket_id, quantity)
                select r.id, ticket_id, quantity from r, order_item where order_id = ?
                """, order, order);
    }

    /** What the service made of a provider notification; {@code null} when it did not record it. */
    public static String outcomeOf(String notification) {
        return (String) Database.query("select outcome from payment_notice where id = ?", notification);
    }

    public static long notifications(String reference) {
        return Database.count("select count(*) from payment_notice where reference = ?", reference);
    }

    /** The simulated provider takes the money now, whatever it did before. */
    public static void captureSimulatedCharge(String reference) {
        Database.update(
                "update simulated_charge set captured_at = now(), cancelled_at = null where reference = ?", reference);
    }

    /** The simulated provider takes money that is on its way now instead of later. */
    public static void hastenSimulatedCapture(String reference) {
        Database.update("""
                update simulated_charge set captured_at = clock_timestamp()
                where reference = ? and cancelled_at is null and captured_at > clock_timestamp()
                """, reference);
    }

    /** The amount that the simulated provider took; {@code null} when it took none. */
    public static Long amountOfSimulatedCapture(String reference) {
        return (Long) Database.query("""
                select amount from simulated_charge
                where reference = ? and captured_at <= clock_timestamp() and cancelled_at is null
                """, reference);
    }

    public static long cancelledSimulatedCharges(UUID order) {
        return Database.count("""
                select count(*) from simulated_charge join payment using (reference)
                where order_id = ? and cancelled_at is not null
                """, order);
    }
}
