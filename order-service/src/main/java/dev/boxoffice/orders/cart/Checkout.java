package dev.boxoffice.orders.cart;

import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredAnswer;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.order.OrderIntake;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.PlaceOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Turns a cart into one order and empties it, both or neither. */
@ApplicationScoped
class Checkout {

    private final CartRepository carts;
    private final DatabaseClock clock;
    private final OrderIntake intake;
    private final Idempotency idempotency;

    Checkout(CartRepository carts, DatabaseClock clock, OrderIntake intake, Idempotency idempotency) {
        this.carts = carts;
        this.clock = clock;
        this.intake = intake;
        this.idempotency = idempotency;
    }

    /** Locks in this order: the key, without waiting; the cart; then what {@link OrderIntake} locks. */
    @Transactional
    StoredAnswer checkOut(String userId, IdempotentRequest request) {
        return idempotency.once(request, () -> {
            Cart cart = carts.lock(userId)
                    .filter(found -> !found.isEmpty())
                    .orElseThrow(() -> new OrderProblem.CartEmpty().toException());
            Idempotency.Effect placed = intake.place(PlaceOrder.of(userId, cart.wants()));
            cart.clear(clock.now());
            return placed;
        });
    }
}
