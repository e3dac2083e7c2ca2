package dev.boxoffice.orders.command;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.PayOrder;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentAttempt;
import dev.boxoffice.orders.payment.PaymentStatus;
import java.time.Duration;
import java.util.UUID;

/**
 * Starts a payment attempt, or continues the pending one. Completes a free order.
 *
 * @param methodIsAccepted whether the provider accepts the method of the attempt
 * @param window minimum remaining hold after the first attempt has started
 */
public record BeginPayment(
        Actor actor,
        UUID orderId,
        PaymentAttempt attempt,
        boolean methodIsAccepted,
        Duration window,
        IdempotentRequest request)
        implements Command<BeginPayment.Begun> {

    /**
     * The order, and the payment to open with its provider.
     *
     * @param payment {@code null} if there is nothing to pay, or the payment of a repeated request has ended
     */
    public record Begun(Order order, Payment payment) {}

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public String requiredBuyer() {
        return actor.requiredBuyer();
    }

    @Override
    public boolean changesStock(boolean orderIsFree) {
        return orderIsFree;
    }

    @Override
    public Begun decide(Scope scope) {
        Order order = scope.order(orderId).requireAccess(actor);
        if (order.isFree()) {
            PayOrder.completeFree(order, actor, scope.now());
            return new Begun(order, null);
        }
        PayOrder.requirePayable(order, scope.now());
        if (!methodIsAccepted) {
            throw new OrderProblem.UnknownPaymentMethod(
                            attempt.choice().method(), attempt.choice().provider())
                    .toException();
        }
        return new Begun(order, PayOrder.start(order, actor, attempt, scope.now(), window));
    }

    /** Continues the payment of the first request, which may have been interrupted between two steps. */
    @Override
    public Begun repeat(Scope scope, UUID resource) {
        Order order = scope.order(orderId).requireAccess(actor);
        Payment payment = order.payments()
                .find(resource)
                .filter(begun -> begun.status() == PaymentStatus.PENDING && order.isOpen())
                .orElse(null);
        return new Begun(order, payment);
    }

    @Override
    public UUID resource(Begun begun) {
        return begun.payment() == null ? orderId : begun.payment().id();
    }
}
