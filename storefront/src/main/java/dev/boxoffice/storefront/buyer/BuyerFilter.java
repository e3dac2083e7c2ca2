package dev.boxoffice.storefront.buyer;

import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;

/** Sends the user's token, or the storefront's own with the name of the guest. Without either, the service answers 401. */
@ApplicationScoped
public class BuyerFilter implements ClientRequestFilter {

    /** The header in which a service client names its buyer. */
    static final String ON_BEHALF_OF = "Boxoffice-On-Behalf-Of";

    private final Buyer buyer;
    private final ServiceToken serviceToken;
    private final VisitorTokenFilter visitorToken;

    BuyerFilter(Buyer buyer, ServiceToken serviceToken, VisitorTokenFilter visitorToken) {
        this.buyer = buyer;
        this.serviceToken = serviceToken;
        this.visitorToken = visitorToken;
    }

    @Override
    public void filter(ClientRequestContext request) {
        Optional<UUID> guest = buyer.guest();
        if (guest.isPresent()) {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + serviceToken.get());
            request.getHeaders().putSingle(ON_BEHALF_OF, "guest:" + guest.get());
        } else {
            visitorToken.filter(request);
        }
    }
}
