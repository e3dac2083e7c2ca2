package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.buyer.OrderLink;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Opens the private link of an order. */
@Path("/orders/open")
@PermitAll
@Blocking
class OrderLinkResource {

    private final OrderLink link;

    OrderLinkResource(OrderLink link) {
        this.link = link;
    }

    /**
     * Opens the order.
     *
     * @param key in the query, because access logs have paths
     * @param page {@code tickets} for those that the guest holds, perhaps without being the buyer
     */
    @GET
    public Response open(@QueryParam("key") String key, @QueryParam("page") String page) {
        UUID order = link.follow(key).orElseThrow(NotFoundException::new);
        return Response.seeOther(URI.create("/orders/" + order + ("tickets".equals(page) ? "/tickets" : "")))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
