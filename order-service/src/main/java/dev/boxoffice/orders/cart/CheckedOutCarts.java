package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.order.OrderSource;
import dev.boxoffice.orders.order.PlaceOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Lets the order intake turn carts into orders and empty them, both or neither. */
@ApplicationScoped
class CheckedOutCarts implements OrderSource {

    private final CartRepository carts;

    CheckedOutCarts(CartRepository carts) {
        this.carts = carts;
    }

    @Override
    public Map<String, PlaceOrder> lock(Collection<String> userIds) {
        Map<String, PlaceOrder> wishes = new HashMap<>();
        carts.lock(userIds).forEach((userId, cart) -> {
            if (!cart.isEmpty()) {
                wishes.put(userId, PlaceOrder.of(userId, cart.wants()));
            }
        });
        return wishes;
    }

    @Override
    public void ordered(Collection<String> userIds, Instant now) {
        carts.clear(userIds, now);
    }
}
