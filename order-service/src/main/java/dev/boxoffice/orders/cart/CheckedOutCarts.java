package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.order.OrderSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Gives the order intake the contents of carts and empties them in the same transaction. */
@ApplicationScoped
class CheckedOutCarts implements OrderSource {

    private final CartRepository carts;

    CheckedOutCarts(CartRepository carts) {
        this.carts = carts;
    }

    @Override
    public Map<String, OrderRequest> lock(Collection<String> userIds) {
        Map<String, OrderRequest> requests = new HashMap<>();
        carts.lock(userIds).forEach((userId, cart) -> {
            if (!cart.isEmpty()) {
                requests.put(userId, OrderRequest.of(userId, cart.lines()));
            }
        });
        return requests;
    }

    @Override
    public void clear(Collection<String> userIds, Instant now) {
        carts.clear(userIds, now);
    }
}
