package dev.boxoffice.orders.cart;

import static org.hamcrest.Matchers.endsWith;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import org.junit.jupiter.api.Test;

/** A cart request does not wait long for the locked row of a ticket. */
@OrderServiceTest
class CartLockTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void refusesALockedTicketWithinSeconds() {
        OfferedTicket locked = OfferedTicket.onSale(10).published();
        OfferedTicket free = OfferedTicket.onSale(10).published();
        try (TicketLock lock = TicketLock.exclusive(locked)) {
            buyer.putsInCart(locked, 1)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("type", endsWith("/unavailable"));
            buyer.putsInCart(free, 1).then().statusCode(200);
            lock.release();
        }
        buyer.putsInCart(locked, 1).then().statusCode(200);
    }

    @Test
    void acceptsATicketThatAnOrderHasLocked() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        try (TicketLock lock = TicketLock.ofAnOrder(ticket)) {
            buyer.putsInCart(ticket, 1).then().statusCode(200);
            lock.release();
        }
    }
}
