package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.admission.TakeOverAdmissions;
import dev.boxoffice.storefront.buyer.Buyer;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import io.quarkus.oidc.AccessTokenCredential;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Gives orders of guests, and admissions that they hold, to the signed-in user. */
@RequestScoped
public class ClaimOrders {

    /** A request claims only some of many orders. */
    private static final int MAX_REQUESTS = 20;

    private final OrderClient orders;
    private final Buyer buyer;
    private final AccessTokenCredential token;
    private final TakeOverAdmissions admissions;

    ClaimOrders(
            @RestClient OrderClient orders, Buyer buyer, AccessTokenCredential token, TakeOverAdmissions admissions) {
        this.orders = orders;
        this.buyer = buyer;
        this.token = token;
        this.admissions = admissions;
    }

    /** Claims what the guest has. Returns whether nothing is left. */
    public boolean all(UUID guest) {
        buyer.actAs(guest);
        try {
            // In this order, so that an order that cannot be claimed yet keeps its admissions
            return claim(null) && admissions.run(null).complete();
        } finally {
            buyer.actAsUser();
        }
    }

    /**
     * Claims one order, or the admissions of it that the guest has received from its buyer.
     *
     * @throws RequestRefusedException if the guest has neither
     */
    void one(UUID guest, UUID order) {
        buyer.actAs(guest);
        try {
            claim(order); // its event gives the admissions that the guest still holds to the user
        } catch (RequestRefusedException e) {
            if (e.problem().status() != 404 || admissions.run(order).count() == 0) {
                throw e;
            }
        } finally {
            buyer.actAsUser();
        }
    }

    private boolean claim(UUID order) {
        var request = new OrderClient.ClaimRequest(token.getToken(), order);
        boolean remaining = true;
        for (int i = 0; i < MAX_REQUESTS && remaining; i++) {
            remaining = orders.claim(request).remaining();
        }
        return !remaining;
    }
}
