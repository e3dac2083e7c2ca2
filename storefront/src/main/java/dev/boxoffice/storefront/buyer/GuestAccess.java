package dev.boxoffice.storefront.buyer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How requests to the services act for the guest of the current request, also after it has ended. */
@RequestScoped
public class GuestAccess {

    /**
     * Headers for the guest.
     *
     * @param id distinguishes guests
     * @param until when the headers expire
     */
    public record Access(String id, Map<String, String> headers, Instant until) {}

    private final Buyer buyer;
    private final ServiceToken token;

    GuestAccess(Buyer buyer, ServiceToken token) {
        this.buyer = buyer;
        this.token = token;
    }

    /**
     * Returns nothing for users and other visitors. Does not block.
     *
     * @throws dev.boxoffice.storefront.problem.ServiceUnavailableException if the token is being fetched
     */
    public Optional<Access> get() {
        return buyer.guest().map(guest -> {
            String buyerName = "guest:" + guest;
            ServiceToken.Token ready = token.ready();
            return new Access(
                    buyerName,
                    Map.of(HttpHeaders.AUTHORIZATION, "Bearer " + ready.text(), BuyerFilter.ON_BEHALF_OF, buyerName),
                    ready.until());
        });
    }
}
