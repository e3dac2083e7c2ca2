package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import java.util.UUID;

/** Cancels an open order on behalf of its buyer or an operator. */
public record CancelOrder(Actor actor, UUID orderId) implements Command<Order> {

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public String requiredBuyer() {
        return actor.requiredBuyer();
    }

    @Override
    public Order decide(Scope scope) {
        Order order = scope.order(orderId).requireAccess(actor);
        order.cancel(actor, scope.now());
        return order;
    }
}
