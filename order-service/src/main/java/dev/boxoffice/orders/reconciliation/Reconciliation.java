package dev.boxoffice.orders.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Whether counters, orders and money agree, all seen at one moment.
 *
 * @param checkedAt that moment, on the database's clock
 * @param drift in how many places tickets, orders and payments disagree, listed or not; 0 is how it has to be
 * @param tickets those whose counters differ from their orders, the first {@link #LIST_LIMIT}
 * @param orders those that differ from their payments or their own lines, the first {@link #LIST_LIMIT}
 */
record Reconciliation(
        Instant checkedAt, long drift, Totals totals, List<TicketDrift> tickets, List<OrderDrift> orders) {

    static final int LIST_LIMIT = 100;

    /** How long money has been on its way back at most; zero when none is. */
    Duration oldestRefund() {
        Instant since = totals.refunds().oldestSince();
        return since == null ? Duration.ZERO : Duration.between(since, checkedAt);
    }

    /** Everything in one line. */
    record Totals(long tickets, Figure held, Figure sold, List<MoneyFigure> money, Refunds refunds) {}

    /**
     * One number from two sources.
     *
     * @param counter as the tickets count it
     * @param orders as the orders add up to it
     */
    record Figure(long counter, long orders) {}

    /**
     * Money in one currency's minor unit.
     *
     * @param payments what was captured for complete orders and has not gone back
     * @param orders what complete orders cost
     */
    record MoneyFigure(String currency, long payments, long orders) {}

    /**
     * Money that is on its way back.
     *
     * @param oldestSince since when the oldest waits; {@code null} when none does. Hours mean that the provider refuses
     */
    record Refunds(long pending, Instant oldestSince) {}

    record TicketDrift(UUID ticketId, String title, Figure held, Figure sold) {}

    /**
     * An order that cannot be right.
     *
     * @param paymentId the payment in question; {@code null} when there is none
     * @param problem {@code unpaid}: complete, but nobody's money is here; {@code unrefunded}: refunded, but the money is
     *     still here; {@code unowned}: money is here that paid no order; {@code wrong-amount}: it paid with another amount;
     *     {@code wrong-total}: its lines add up to another total
     */
    record OrderDrift(UUID orderId, UUID paymentId, String problem) {}
}
