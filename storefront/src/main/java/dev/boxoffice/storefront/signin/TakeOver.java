package dev.boxoffice.storefront.signin;

import dev.boxoffice.storefront.buyer.Buyer;
import dev.boxoffice.storefront.buyer.CartCount;
import dev.boxoffice.storefront.buyer.Guest;
import dev.boxoffice.storefront.cart.Cart;
import dev.boxoffice.storefront.cart.CartClient;
import dev.boxoffice.storefront.order.ClaimOrders;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ProcessingException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Gives the cart, the orders and the admissions of this browser's guest to the user who has signed in. Every step can be repeated, and the
 * guest stays until all are done.
 */
@RequestScoped
class TakeOver {

    private static final Logger LOG = Logger.getLogger(TakeOver.class);

    private final Buyer buyer;
    private final Guest guest;
    private final CartClient carts;
    private final CartCount cartCount;
    private final ClaimOrders claimOrders;

    TakeOver(Buyer buyer, Guest guest, @RestClient CartClient carts, CartCount cartCount, ClaimOrders claimOrders) {
        this.buyer = buyer;
        this.guest = guest;
        this.carts = carts;
        this.cartCount = cartCount;
        this.claimOrders = claimOrders;
    }

    /** If a service does not respond, the next page tries again. */
    void run() {
        UUID former = guest.id().orElseThrow();
        try {
            moveCart(former);
            if (claimOrders.all(former)) {
                guest.end();
            }
        } catch (ServiceUnavailableException | RequestRefusedException | ProcessingException e) {
            LOG.warnf("The orders of a guest could not be taken over yet: %s", e.getMessage());
        } finally {
            buyer.actAsUser();
        }
    }

    /** Of two quantities of a ticket, the larger counts. What the user's cart cannot take is left out. */
    private void moveCart(UUID former) {
        buyer.actAs(former);
        Cart moved = carts.show();
        if (moved.isEmpty()) {
            return;
        }
        buyer.actAsUser();
        Cart own = carts.show();
        for (Cart.Item item : moved.items()) {
            put(item, Math.max(item.quantity(), own.quantity(item.ticketId())));
        }
        cartCount.set(carts.show().units());
        buyer.actAs(former);
        carts.clear();
    }

    private void put(Cart.Item item, int quantity) {
        try {
            carts.put(item.ticketId(), new CartClient.Quantity(quantity));
        } catch (RequestRefusedException e) {
            LOG.debugf("An item of a guest's cart was not moved: %s", e.getMessage());
        }
    }
}
