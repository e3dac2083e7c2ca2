package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

@ApplicationScoped
class ClearCart {

    private final CartRepository carts;
    private final DatabaseClock clock;

    ClearCart(CartRepository carts, DatabaseClock clock) {
        this.carts = carts;
        this.clock = clock;
    }

    @Transactional
    void clear(String userId) {
        carts.lock(userId).ifPresent(cart -> cart.clear(clock.now()));
    }
}
