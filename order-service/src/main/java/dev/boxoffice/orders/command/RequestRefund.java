package dev.boxoffice.orders.command;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.RefundOrder;
import dev.boxoffice.orders.order.RefundScope;
import dev.boxoffice.orders.payment.Refund;
import java.util.Set;
import java.util.UUID;

/**
 * Requests a refund of a paid order, by staff or by its buyer. The provider is asked between transactions; a refund without
 * money is completed at once.
 *
 * @param tickets the tickets whose units the actor may refund as staff; {@code null} for all
 * @param reason a text for staff
 */
public record RequestRefund(
        Actor actor, UUID orderId, Set<UUID> tickets, RefundScope scope, String reason, IdempotentRequest request)
        implements Command<RequestRefund.Requested> {

    /**
     * The order with the refund.
     *
     * @param refund {@code null} if an earlier release stored the idempotency key
     */
    public record Requested(Order order, Refund refund) {}

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public String requiredBuyer() {
        return tickets == null || !tickets.isEmpty() ? null : actor.requiredBuyer();
    }

    @Override
    public Requested decide(Scope found) {
        Order order = found.order(orderId);
        new RefundAccess(order, actor, tickets, found.now()).require(scope);
        return new Requested(
                order,
                RefundOrder.request(order, UuidCreator.getTimeOrderedEpoch(), actor, scope, reason, found.now()));
    }

    @Override
    public Requested repeat(Scope found, UUID resource) {
        Order order = found.order(orderId);
        return new Requested(order, order.refunds().find(resource).orElse(null));
    }

    @Override
    public UUID resource(Requested requested) {
        return requested.refund().id();
    }
}
