package dev.boxoffice.orders.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Takes everything out of a cart. */
@ApplicationScoped
class ClearCart {

    private final CartRepository carts;

    ClearCart(CartRepository carts) {
        this.carts = carts;
    }

    @Transactional
    void clear(String userId) {
        carts.lock(userId).ifPresent(cart -> cart.clear(Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }
}
