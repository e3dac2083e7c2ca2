package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.catalogue.CatalogueResource;
import dev.boxoffice.storefront.catalogue.TicketClient;
import dev.boxoffice.storefront.order.Order;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The cart, and the way from it to an order. */
@Path("/cart")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class CartResource {

    private final CartClient carts;
    private final TicketClient listings;

    CartResource(@RestClient CartClient carts, @RestClient TicketClient listings) {
        this.carts = carts;
        this.listings = listings;
    }

    @CheckedTemplate(basePath = "cart")
    static class Templates {
        static native TemplateInstance cart(Cart cart, String key, String refusal);

        private Templates() {}
    }

    @GET
    public TemplateInstance show() {
        return page("");
    }

    private TemplateInstance page(String refusal) {
        return Templates.cart(carts.show(), UUID.randomUUID().toString(), refusal);
    }

    /** From the page of the listing. */
    @POST
    @Path("add/{ticketId}")
    public Response add(@PathParam("ticketId") UUID ticketId, @FormParam("quantity") String quantity) {
        return put(ticketId, quantity, refusal -> CatalogueResource.page(listings.read(ticketId), quantity, refusal));
    }

    /** So many, at the price of now. */
    @POST
    @Path("items/{ticketId}")
    public Response change(@PathParam("ticketId") UUID ticketId, @FormParam("quantity") String quantity) {
        return put(ticketId, quantity, this::page);
    }

    private Response put(UUID ticketId, String quantity, Function<String, TemplateInstance> refusedPage) {
        try {
            carts.put(ticketId, CartClient.Quantity.parse(quantity));
            return toCart();
        } catch (RequestRefusedException refused) {
            return refused(refused, refusedPage.apply(ProblemMessages.of(refused.problem())));
        }
    }

    @POST
    @Path("items/{ticketId}/remove")
    public Response remove(@PathParam("ticketId") UUID ticketId) {
        carts.remove(ticketId);
        return toCart();
    }

    @POST
    public Response checkOut(@FormParam("key") String key) {
        try {
            Order order = KeyInUseRetry.sent(() -> carts.checkOut(key));
            return Response.seeOther(URI.create("/orders/" + order.id())).build();
        } catch (RequestRefusedException refused) {
            return refused(refused, page(ProblemMessages.of(refused.problem())));
        }
    }

    private static Response toCart() {
        return Response.seeOther(URI.create("/cart")).build();
    }

    private static Response refused(RequestRefusedException refused, TemplateInstance page) {
        return Response.status(refused.problem().status()).entity(page).build();
    }
}
