package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Begins the payment of an order and completes it. */
public final class PayOrder {

    private PayOrder() {}

    /**
     * Refuses a payment that cannot start now.
     *
     * @throws OrderException if the hold has ended, a show is called off, or the order cannot be paid
     */
    public static void requirePayable(Order order, Instant now) {
        order.requireTimeLeft(now);
        order.requireShows();
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            order.requireMoveTo(OrderStatus.AWAITING_PAYMENT);
        }
    }

    /**
     * Starts or continues a payment by the buyer or by an operator on their behalf. The first start extends the hold, so
     * that at least {@code window} remains.
     *
     * @throws OrderException if the order cannot be paid, or another payment is pending
     */
    public static Payment start(Order order, Actor actor, PaymentAttempt attempt, Instant now, Duration window) {
        requirePayable(order, now);
        OrderPayments payments = order.payments();
        Optional<Payment> pending = payments.pending();
        if (pending.isPresent() && !pending.get().continuesWith(attempt.choice())) {
            throw new OrderProblem.PaymentPending(order.id(), pending.get().method()).toException();
        }
        if (order.status() != OrderStatus.AWAITING_PAYMENT) {
            order.become(OrderStatus.AWAITING_PAYMENT, actor.id(), "payment-started", now);
            order.keepFor(window, now);
        }
        if (pending.isPresent()) {
            return pending.get();
        }
        Payment payment = Payment.begin(attempt, order.id(), payments.all().size() + 1, order.total(), now);
        payments.add(payment);
        return payment;
    }

    /** Completes an order whose total is zero and sells its stock. */
    public static void completeFree(Order order, Actor actor, Instant now) {
        order.requireTimeLeft(now);
        order.requireShows();
        if (!order.isOpen()) { // an expired free order has no stock, and no late payment can revive it
            throw new OrderProblem.IllegalTransition(order.id(), order.status(), OrderStatus.COMPLETE).toException();
        }
        order.become(OrderStatus.COMPLETE, actor.id(), "free", now);
    }

    /** Completes an order with {@code payment} and sells its stock. */
    static void complete(Order order, Payment payment, Money received, String why, Instant now) {
        order.requireMoveTo(OrderStatus.COMPLETE);
        payment.capture(received, now);
        order.become(OrderStatus.COMPLETE, payment.provider(), why, now);
        order.payments().completeWith(payment);
        order.payments().checkPending(now);
    }
}
