package dev.boxoffice.orders.command;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.RefundOrder;
import dev.boxoffice.orders.order.RefundScope;
import dev.boxoffice.orders.payment.Refund;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Requests a refund of a paid order by staff. The provider is asked between transactions; a refund without money is
 * completed at once.
 *
 * @param tickets the tickets whose units the actor may refund; {@code null} for all
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
    public Requested decide(Scope found) {
        Order order = found.order(orderId);
        requireOwn(order);
        return new Requested(
                order,
                RefundOrder.request(order, UuidCreator.getTimeOrderedEpoch(), actor, scope, reason, found.now()));
    }

    /** An amount concerns all tickets of the order. */
    private void requireOwn(Order order) {
        if (tickets == null) {
            return;
        }
        Stream<UUID> concerned = scope instanceof RefundScope.Units units
                ? units.lines().stream().map(Refund.Line::ticketId)
                : order.lines().stream().map(line -> line.ticket().id());
        concerned.filter(id -> !tickets.contains(id)).findFirst().ifPresent(id -> {
            throw new OrderProblem.NotYours(orderId, id).toException();
        });
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
