package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.order.Order;
import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The signed-in buyer's cart in order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/cart")
public interface CartClient {

    record Quantity(int quantity) {}

    @GET
    Cart show();

    @PUT
    @Path("items/{ticketId}")
    Cart put(@PathParam("ticketId") UUID ticketId, Quantity quantity);

    @DELETE
    @Path("items/{ticketId}")
    void remove(@PathParam("ticketId") UUID ticketId);

    @POST
    @Path("checkout")
    Order checkOut(@HeaderParam("Idempotency-Key") String key);
}
