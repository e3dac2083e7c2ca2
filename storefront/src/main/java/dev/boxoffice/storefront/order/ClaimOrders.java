package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.buyer.Buyer;
import io.quarkus.oidc.AccessTokenCredential;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Gives orders of guests to the signed-in user. */
@RequestScoped
public class ClaimOrders {

    /** A request claims only some of many orders. */
    private static final int MAX_REQUESTS = 20;

    private final OrderClient orders;
    private final Buyer buyer;
    private final AccessTokenCredential token;

    ClaimOrders(@RestClient OrderClient orders, Buyer buyer, AccessTokenCredential token) {
        this.orders = orders;
        this.buyer = buyer;
        this.token = token;
    }

    /** Claims orders of the guest. Returns whether none is left. */
    public boolean all(UUID guest) {
        return claim(guest, null);
    }

    /** Claims one order. */
    void one(UUID guest, UUID order) {
        claim(guest, order);
    }

    private boolean claim(UUID guest, UUID order) {
        buyer.actAs(guest);
        try {
            var request = new OrderClient.ClaimRequest(token.getToken(), order);
            boolean remaining = true;
            for (int i = 0; i < MAX_REQUESTS && remaining; i++) {
                remaining = orders.claim(request).remaining();
            }
            return !remaining;
        } finally {
            buyer.actAsUser();
        }
    }
}
