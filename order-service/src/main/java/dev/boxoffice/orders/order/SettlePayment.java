package dev.boxoffice.orders.order;

import dev.boxoffice.events.EventType;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Applies the state that a provider reports for a payment; idempotent. Captured money ends as exactly one of a complete
 * order or a refund.
 */
@ApplicationScoped
class SettlePayment {

    private static final String BY_PROVIDER = "refunded-by-provider";

    private final OrderRepository orders;
    private final DatabaseClock clock;
    private final Stock stock;
    private final Outbox outbox;

    SettlePayment(OrderRepository orders, DatabaseClock clock, Stock stock, Outbox outbox) {
        this.orders = orders;
        this.clock = clock;
        this.stock = stock;
        this.outbox = outbox;
    }

    /** Settles in the current transaction, or in a new one. */
    @Transactional
    SettlementResult settle(UUID orderId, UUID paymentId, ChargeState state) {
        Order order = orders.lock(orderId).orElseThrow();
        return settle(order, order.payment(paymentId).orElseThrow(), state);
    }

    /** Settles a notification, which can be the first to carry the reference of the charge. */
    @Transactional
    SettlementResult settle(UUID orderId, UUID paymentId, ProviderNotification notification) {
        Order order = orders.lock(orderId).orElseThrow();
        Payment payment = order.payment(paymentId).orElseThrow();
        if (payment.reference() == null) {
            payment.opened(notification.reference(), clock.now());
        }
        return settle(order, payment, notification.state());
    }

    /** Settles while the caller holds the lock of the order. */
    @Transactional(Transactional.TxType.MANDATORY)
    SettlementResult settle(Order order, Payment payment, ChargeState state) {
        Instant now = clock.now();
        return switch (state) {
            case ChargeState.Open open -> SettlementResult.ignored("unchanged");
            case ChargeState.Processing processing -> SettlementResult.ignored("unchanged");
            case ChargeState.Captured(Money amount) -> captured(order, payment, amount, now);
            case ChargeState.Declined(String reason) -> failed(payment, reason, false, now);
            case ChargeState.Cancelled cancelled -> failed(payment, "cancelled", true, now);
            case ChargeState.RefundPending pending -> refundPending(order, payment, now);
            case ChargeState.Refunded(Money amount) -> refunded(order, payment, amount, now);
            case ChargeState.RefundFailed(String reason) -> refundFailed(payment, reason);
        };
    }

    private SettlementResult captured(Order order, Payment payment, Money amount, Instant now) {
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
                pay(order, payment, amount, "paid", now);
                stock.sell(order, now);
                yield SettlementResult.applied("paid");
            }
            case EXPIRED -> paidLate(order, payment, amount, now);
            case CANCELLED -> refund(order, payment, amount, "paid-after-cancel", now);
            case COMPLETE, REFUNDED -> refund(order, payment, amount, "paid-twice", now);
            case CREATED -> refund(order, payment, amount, "not-asked-for", now);
        };
    }

    /** Holds the stock again if every line is still available; otherwise refunds the payment. */
    private SettlementResult paidLate(Order order, Payment payment, Money amount, Instant now) {
        if (!stock.canHoldAgain(order)) {
            return refund(order, payment, amount, "late-payment", now);
        }
        pay(order, payment, amount, "late-payment", now);
        stock.holdAndSell(order, now);
        return SettlementResult.applied("late payment accepted");
    }

    private static void pay(Order order, Payment payment, Money amount, String why, Instant now) {
        payment.capture(amount, now);
        order.complete(payment, why, now);
        order.pendingPayment().ifPresent(other -> other.checkNow(now));
    }

    private SettlementResult refund(Order order, Payment payment, Money amount, String why, Instant now) {
        payment.captureForRefund(amount, why, now);
        publish(order, payment, why, EventType.PAYMENT_REFUND_PENDING, now);
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
    private SettlementResult refundPending(Order order, Payment payment, Instant now) {
        return switch (payment.status()) {
            // the capture was never reported; record it now, so that a late report cannot complete the order
            case PENDING, FAILED -> refund(order, payment, payment.amount(), BY_PROVIDER, now);
            case CAPTURED -> {
                payment.requestRefund(BY_PROVIDER, now);
                publish(order, payment, BY_PROVIDER, EventType.PAYMENT_REFUND_PENDING, now);
                yield SettlementResult.applied("refund pending: " + BY_PROVIDER);
            }
            case REFUND_PENDING, REFUNDED -> SettlementResult.ignored("already known");
        };
    }

    private SettlementResult refunded(Order order, Payment payment, Money amount, Instant now) {
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
            stock.restock(order, now);
        } else {
            publish(order, payment, "payment-refunded", EventType.PAYMENT_REFUNDED, now);
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

    private void publish(Order order, Payment payment, String why, EventType type, Instant now) {
        order.recordPaymentChange(payment.provider(), why, now);
        outbox.append(List.of(OrderEvents.of(type, order)));
    }
}
