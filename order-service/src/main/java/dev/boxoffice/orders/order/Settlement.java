package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import java.time.Instant;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Decides what the state that a provider reports for a payment means for the order; idempotent. Captured money ends as
 * exactly one of a complete order or a refund.
 */
public final class Settlement {

    private Settlement() {}

    /**
     * Applies the state of one of the order's payments.
     *
     * @param bought the units of a ticket that the buyer already holds or owns
     */
    public static SettlementResult settle(
            Order order, Payment payment, ChargeState state, ToLongFunction<UUID> bought, Instant now) {
        return switch (state) {
            case ChargeState.Open open -> SettlementResult.ignored("unchanged");
            case ChargeState.Processing processing -> SettlementResult.ignored("unchanged");
            case ChargeState.Captured(Money amount) -> captured(order, payment, amount, bought, now);
            case ChargeState.Declined(String reason) -> failed(payment, reason, false, now);
            case ChargeState.Cancelled cancelled -> failed(payment, "cancelled", true, now);
            case ChargeState.Refund(RefundState refund) -> refund(order, payment, refund, bought, now);
            case ChargeState.RefundsChanged(boolean full) ->
                payment.received() == null
                        ? refundedBeforeCapture(order, payment, full, bought, now)
                        : RefundSettlement.changed(payment, now);
            case ChargeState.RefundsReported reported -> RefundSettlement.reported(order, payment, reported.due(), now);
        };
    }

    /**
     * Applies a notification, which can be outdated.
     *
     * @param bought the units of a ticket that the buyer already holds or owns
     */
    public static SettlementResult settleNotified(
            Order order, Payment payment, ChargeState state, ToLongFunction<UUID> bought, Instant now) {
        return settle(order, payment, RefundSettlement.verified(order, payment, state), bought, now);
    }

    private static SettlementResult captured(
            Order order, Payment payment, Money amount, ToLongFunction<UUID> bought, Instant now) {
        if (payment.received() != null) {
            return SettlementResult.ignored("already known");
        }
        if (!amount.equals(payment.amount())) {
            refund(order, payment, amount, "wrong-amount", now);
            return SettlementResult.rejected(
                    "requested %s, captured %s; refund pending".formatted(payment.amount(), amount));
        }
        return switch (order.status()) {
            case AWAITING_PAYMENT -> {
                PayOrder.complete(order, payment, amount, "paid", now);
                yield SettlementResult.applied("paid");
            }
            case EXPIRED -> paidLate(order, payment, amount, bought, now);
            case CANCELLED -> refund(order, payment, amount, "paid-after-cancel", now);
            case COMPLETE, REFUNDED -> refund(order, payment, amount, "paid-twice", now);
            case CREATED -> refund(order, payment, amount, "not-asked-for", now);
        };
    }

    /**
     * Holds the stock again if every line is available and within the buyer's limit; otherwise refunds the payment. After an
     * erasure, the buyer could not use the tickets.
     */
    private static SettlementResult paidLate(
            Order order, Payment payment, Money amount, ToLongFunction<UUID> bought, Instant now) {
        if (order.isErased() || !order.canHoldAgain(bought)) {
            return refund(order, payment, amount, "late-payment", now);
        }
        PayOrder.complete(order, payment, amount, "late-payment", now);
        return SettlementResult.applied("late payment accepted");
    }

    private static SettlementResult refund(Order order, Payment payment, Money amount, String why, Instant now) {
        RefundOrder.requestUnexpected(order, payment, amount, why, now);
        return SettlementResult.applied("refund pending: " + why);
    }

    private static SettlementResult failed(Payment payment, String reason, boolean closed, Instant now) {
        if (payment.status() == PaymentStatus.PENDING) {
            payment.fail(reason, closed, now);
            return SettlementResult.applied("failed: " + reason);
        }
        if (payment.status() == PaymentStatus.FAILED && closed) {
            payment.stopChecks();
        }
        return SettlementResult.ignored("already known");
    }

    private static SettlementResult refund(
            Order order, Payment payment, RefundState refund, ToLongFunction<UUID> bought, Instant now) {
        if (payment.received() != null) {
            return RefundSettlement.settle(order, payment, refund, now);
        }
        return refund.status() == RefundStatus.FAILED
                ? SettlementResult.ignored("failed at the provider")
                : refundedBeforeCapture(order, payment, refund.amount().equals(payment.amount()), bought, now);
    }

    /**
     * The capture was never reported; records it now, so that a late report cannot complete an order whose money was
     * refunded. The follow-up then reads the refunds.
     */
    private static SettlementResult refundedBeforeCapture(
            Order order, Payment payment, boolean full, ToLongFunction<UUID> bought, Instant now) {
        SettlementResult result = full
                ? refund(order, payment, payment.amount(), RefundSettlement.BY_PROVIDER, now)
                : captured(order, payment, payment.amount(), bought, now);
        payment.checkNow(now);
        return result;
    }
}
