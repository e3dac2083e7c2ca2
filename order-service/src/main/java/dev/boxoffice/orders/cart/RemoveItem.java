package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

@ApplicationScoped
class RemoveItem {

    private final CartRepository carts;
    private final DatabaseClock clock;

    RemoveItem(CartRepository carts, DatabaseClock clock) {
        this.carts = carts;
        this.clock = clock;
    }

    @Transactional
    void remove(String userId, UUID ticketId) {
        carts.lock(userId).ifPresent(cart -> cart.remove(ticketId, clock.now()));
    }
}
