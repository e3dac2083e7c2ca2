package dev.boxoffice.orders.order;

import dev.boxoffice.events.EventType;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.Money;
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
 * Takes in what a provider says of a payment, whoever asked and however often it is said. Money that came ends as
 * exactly one of a complete order and a refund.
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

    /** In a transaction of its own, if there is none yet. */
    @Transactional
    SettlementResult settle(UUID orderId, UUID paymentId, ChargeState state) {
        Order order = orders.lock(orderId).orElseThrow();
        return settle(order, order.payment(paymentId).orElseThrow(), state);
    }

    /** The same of a notification, which may be the first to name the charge. */
    @Transactional
    SettlementResult settle(UUID orderId, UUID paymentId, ProviderNotification notification) {
        Order order = orders.lock(orderId).orElseThrow();
        Payment payment = order.payment(paymentId).orElseThrow();
        if (payment.reference() == null) {
            payment.opened(notification.reference(), clock.now());
        }
        return settle(order, payment, notification.state());
    }

    /** While the order's lock is held. */
    @Transactional(Transactional.TxType.MANDATORY)
    SettlementResult settle(Order order, Payment payment, ChargeState state) {
        Instant now = clock.now();
        return switch (state) {
            case ChargeState.Open open -> SettlementResult.ignored("nothing new");
            case ChargeState.Processing processing -> SettlementResult.ignored("nothing new");
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
            return SettlementResult.ignored("known already");
        }
        if (!amount.equals(payment.amount())) {
            refund(order, payment, amount, "wrong-amount", now);
            return SettlementResult.rejected(
                    "asked for %s, got %s, which goes back".formatted(payment.amount(), amount));
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

    /** Held again if every line still fits, and else the money goes back. */
    private SettlementResult paidLate(Order order, Payment payment, Money amount, Instant now) {
        if (!stock.canHoldAgain(order)) {
            return refund(order, payment, amount, "late-payment", now);
        }
        pay(order, payment, amount, "late-payment", now);
        stock.holdAndSell(order, now);
        return SettlementResult.applied("paid late and held again");
    }

    private static void pay(Order order, Payment payment, Money amount, String why, Instant now) {
        payment.capture(amount, now);
        order.complete(payment, why, now);
        order.pendingPayment().ifPresent(other -> other.checkNow(now));
    }

    private SettlementResult refund(Order order, Payment payment, Money amount, String why, Instant now) {
        payment.captureForRefund(amount, why, now);
        publish(order, payment, why, EventType.PAYMENT_REFUND_PENDING, now);
        return SettlementResult.applied("goes back: " + why);
    }

    private static SettlementResult failed(Payment payment, String reason, boolean closed, Instant now) {
        if (payment.status() == PaymentStatus.PENDING) {
            payment.fail(reason, closed, now);
            return SettlementResult.applied("failed: " + reason);
        }
        if (payment.status() == PaymentStatus.FAILED && closed) {
            payment.closed();
        }
        return SettlementResult.ignored("known already");
    }

    /** Somebody gives the money back with the provider, or we do. */
    private SettlementResult refundPending(Order order, Payment payment, Instant now) {
        return switch (payment.status()) {
            // nobody told that it was here; whoever tells so later must not find anything to sell for it
            case PENDING, FAILED -> refund(order, payment, payment.amount(), BY_PROVIDER, now);
            case CAPTURED -> {
                payment.requestRefund(BY_PROVIDER, now);
                publish(order, payment, BY_PROVIDER, EventType.PAYMENT_REFUND_PENDING, now);
                yield SettlementResult.applied("goes back: " + BY_PROVIDER);
            }
            case REFUND_PENDING, REFUNDED -> SettlementResult.ignored("known already");
        };
    }

    private SettlementResult refunded(Order order, Payment payment, Money amount, Instant now) {
        if (payment.status() == PaymentStatus.REFUNDED) {
            return SettlementResult.ignored("known already");
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

    /** Stays pending: the follow-up tries again, and reconciliation shows how long it lasts. */
    private static SettlementResult refundFailed(Payment payment, String reason) {
        return payment.status() == PaymentStatus.REFUND_PENDING
                ? SettlementResult.applied("will be tried again: " + reason)
                : SettlementResult.rejected(
                        "a refund failed (%s) of a payment that is %s".formatted(reason, payment.status()));
    }

    private void publish(Order order, Payment payment, String why, EventType type, Instant now) {
        order.recordPaymentChange(payment.provider(), why, now);
        outbox.append(List.of(OrderEvents.of(type, order)));
    }
}
