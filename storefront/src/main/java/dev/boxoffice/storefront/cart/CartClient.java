package dev.boxoffice.storefront.cart;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.storefront.buyer.BuyerFilter;
import dev.boxoffice.storefront.order.Order;
import dev.boxoffice.storefront.problem.ProblemReader;
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

/** The buyer's cart in order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(BuyerFilter.class)
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

    @DELETE
    void clear();

    /** How to reach the buyer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Contact(String email, String name) {}

    /**
     * Request to check out.
     *
     * @param contact {@code null} for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Checkout(Contact contact) {}

    @POST
    @Path("checkout")
    Order checkOut(@HeaderParam("Idempotency-Key") String key, Checkout checkout);
}
