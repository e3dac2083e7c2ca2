package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Order;
import java.util.Optional;
import java.util.UUID;

/** Expires an order whose hold has ended. Returns the order, or nothing if it has not ended or another change came first. */
public record ExpireOrder(UUID orderId) implements Command<Optional<Order>> {

    @Override
    public Lane lane() {
        return Lane.EXPIRY;
    }

    @Override
    public Optional<Order> decide(Scope scope) {
        return scope.find().filter(order -> order.expire(scope.now()));
    }
}
