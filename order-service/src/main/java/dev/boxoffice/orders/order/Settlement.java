package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import java.time.Instant;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Decides what the state that a provider reports for a payment means for the order; idempotent. Captured money ends as
 * exactly one of a complete order or a refund.
 */
public final class Settlement {

    private static final String BY_PROVIDER = "refunded-by-provider";

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
            case ChargeState.RefundPending pending -> refundPending(order, payment, now);
            case ChargeState.Refunded(Money amount) -> refunded(order, payment, amount, now);
            case ChargeState.RefundFailed(String reason) -> refundFailed(payment, reason);
        };
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
                order.complete(payment, amount, "paid", now);
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
        order.complete(payment, amount, "late-payment", now);
        return SettlementResult.applied("late payment accepted");
    }

    private static SettlementResult refund(Order order, Payment payment, Money amount, String why, Instant now) {
        payment.captureForRefund(amount, why, now);
        order.recordPaymentChange(OrderChange.PAYMENT_REFUND_PENDING, payment.provider(), why, now);
        return SettlementResult.applied("refund pending: " + why);
    }

    private static SettlementResult failed(Payment payment, String reason, boolean closed, Instant now) {
        if (payment.status() == PaymentStatus.PENDING) {
            payment.fail(reason, closed, now);
            return SettlementResult.applied("failed: " + reason);
        }
        if (payment.status() == PaymentStatus.FAILED && closed) {
            payment.closed();
        }
        return SettlementResult.ignored("already known");
    }

    /** Handles a refund that was started here or in the provider's dashboard. */
    private static SettlementResult refundPending(Order order, Payment payment, Instant now) {
        return switch (payment.status()) {
            // the capture was never reported; record it now, so that a late report cannot complete the order
            case PENDING, FAILED -> refund(order, payment, payment.amount(), BY_PROVIDER, now);
            case CAPTURED -> {
                payment.requestRefund(BY_PROVIDER, now);
                order.recordPaymentChange(OrderChange.PAYMENT_REFUND_PENDING, payment.provider(), BY_PROVIDER, now);
                yield SettlementResult.applied("refund pending: " + BY_PROVIDER);
            }
            case REFUND_PENDING, REFUNDED -> SettlementResult.ignored("already known");
        };
    }

    private static SettlementResult refunded(Order order, Payment payment, Money amount, Instant now) {
        if (payment.status() == PaymentStatus.REFUNDED) {
            return SettlementResult.ignored("already known");
        }
        if (payment.received() == null && amount.equals(payment.amount())) {
            return refundPending(order, payment, now);
        }
        if (!amount.equals(payment.received())) {
            return SettlementResult.rejected("received %s, refunded %s".formatted(payment.received(), amount));
        }
        payment.refunded(now);
        if (order.status() == OrderStatus.COMPLETE && order.isPaidBy(payment)) {
            order.refund(payment.provider(), "refunded", now);
        } else {
            order.recordPaymentChange(OrderChange.PAYMENT_REFUNDED, payment.provider(), "payment-refunded", now);
        }
        return SettlementResult.applied("refunded");
    }

    /** Keeps the refund pending: the follow-up retries it, and reconciliation reports its age. */
    private static SettlementResult refundFailed(Payment payment, String reason) {
        return payment.status() == PaymentStatus.REFUND_PENDING
                ? SettlementResult.applied("refund will be retried: " + reason)
                : SettlementResult.rejected(
                        "refund failed (%s) although the payment is %s".formatted(reason, payment.status()));
    }
}
