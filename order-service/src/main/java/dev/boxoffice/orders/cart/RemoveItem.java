package dev.boxoffice.orders.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Takes a ticket out of a cart. */
@ApplicationScoped
class RemoveItem {

    private final CartRepository carts;

    RemoveItem(CartRepository carts) {
        this.carts = carts;
    }

    @Transactional
    void remove(String userId, UUID ticketId) {
        carts.lock(userId).ifPresent(cart -> cart.remove(ticketId, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }
}
