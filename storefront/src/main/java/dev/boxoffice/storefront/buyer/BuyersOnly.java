package dev.boxoffice.storefront.buyer;

import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

@Provider
@ForBuyers
class BuyersOnly implements ContainerRequestFilter {

    private final Buyer buyer;

    BuyersOnly(Buyer buyer) {
        this.buyer = buyer;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!buyer.isKnown()) {
            throw new UnauthorizedException();
        }
    }
}
