package dev.boxoffice.orders.command;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import java.util.UUID;

/** Requests a full refund of a paid order. The order becomes REFUNDED when the provider confirms the refund. */
public record RequestRefund(Actor actor, UUID orderId, IdempotentRequest request) implements Command<Order> {

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public boolean changesStock(boolean orderIsFree) {
        return orderIsFree;
    }

    @Override
    public Order decide(Scope scope) {
        Order order = scope.order(orderId).requireAccess(actor);
        order.requestRefund(actor, scope.now());
        return order;
    }

    @Override
    public Order repeat(Scope scope, UUID resource) {
        return scope.order(orderId).requireAccess(actor);
    }
}
