package dev.boxoffice.storefront.session;

import dev.boxoffice.server.ClientAddress;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Sends the visitor's network address to a service, whose rate limit for requests without a token counts by address. */
@Provider
public class VisitorAddressFilter implements ClientRequestFilter {

    private final CurrentVertxRequest current;
    private final ClientAddress addresses;

    VisitorAddressFilter(CurrentVertxRequest current, ClientAddress addresses) {
        this.current = current;
        this.addresses = addresses;
    }

    @Override
    public void filter(ClientRequestContext request) {
        RoutingContext visit = current.getCurrent();
        if (visit != null) {
            request.getHeaders().putSingle(ClientAddress.FORWARDED_FOR, addresses.of(visit.request()));
        }
    }
}
