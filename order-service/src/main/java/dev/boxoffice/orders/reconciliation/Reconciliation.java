package dev.boxoffice.orders.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The result of comparing counters, orders and payments in one snapshot.
 *
 * @param checkedAt time of the snapshot, by the database clock
 * @param drift number of differences, listed or not; 0 means that the figures agree
 * @param tickets tickets whose counters differ from their orders, up to {@link #LIST_LIMIT}
 * @param pools pools whose counters differ from their orders, up to {@link #LIST_LIMIT}
 * @param orders orders that differ from their payments or their own lines, up to {@link #LIST_LIMIT}
 */
record Reconciliation(
        Instant checkedAt,
        long drift,
        Totals totals,
        List<TicketDrift> tickets,
        List<PoolDrift> pools,
        List<OrderDrift> orders) {

    static final int LIST_LIMIT = 100;

    /** Age of the oldest pending refund; zero if there is none. */
    Duration oldestRefund() {
        Instant since = totals.refunds().oldestSince();
        return since == null ? Duration.ZERO : Duration.between(since, checkedAt);
    }

    /** Totals over all tickets, pools, orders and payments. */
    record Totals(long tickets, Figure held, Figure sold, long pools, List<MoneyFigure> money, Refunds refunds) {}

    /**
     * One number from two sources.
     *
     * @param counter the total of the ticket counters
     * @param orders the total computed from orders
     */
    record Figure(long counter, long orders) {}

    /**
     * Money in the minor unit of one currency.
     *
     * @param payments captured payments of complete orders, less their completed refunds
     * @param orders totals of complete orders, less what was refunded
     */
    record MoneyFigure(String currency, long payments, long orders) {}

    /**
     * Pending refunds.
     *
     * @param oldestSince start of the oldest pending refund; {@code null} if there is none. An age of hours means that the provider rejects it
     */
    record Refunds(long pending, Instant oldestSince) {}

    record TicketDrift(UUID ticketId, String title, Figure held, Figure sold) {}

    record PoolDrift(UUID poolId, String name, Figure held, Figure sold) {}

    /**
     * An inconsistent order.
     *
     * @param paymentId the affected payment; {@code null} if there is none
     * @param problem {@code unpaid}: complete without a captured payment; {@code unrefunded}: refunded, but the payment is not;
     *     {@code unowned}: a captured payment that pays no order; {@code wrong-amount}: paid with another amount;
     *     {@code wrong-total}: the lines add up to another total; {@code wrong-refund}: the completed refunds add up to
     *     another amount; {@code over-refunded}: the refunds exceed the payment
     */
    record OrderDrift(UUID orderId, UUID paymentId, String problem) {}
}
