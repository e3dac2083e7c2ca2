package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.Messages;
import dev.boxoffice.storefront.WholeNumber;
import dev.boxoffice.storefront.language.Texts;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The cart and its checkout. */
@Path("/cart")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class CartResource {

    private static final String FIELD = "quantity-";

    private final CartClient carts;
    private final ProblemMessages problemMessages;
    private final Texts<Messages> messages;

    CartResource(@RestClient CartClient carts, ProblemMessages problemMessages, Texts<Messages> messages) {
        this.carts = carts;
        this.problemMessages = problemMessages;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "cart")
    static class Templates {
        /** {@code typed}: the refused quantity of the line {@code edited}; both may be {@code null}. */
        static native TemplateInstance cart(Cart cart, String key, String error, UUID edited, String typed);

        private Templates() {}
    }

    @GET
    public TemplateInstance show() {
        return page("", null, null);
    }

    private TemplateInstance page(String error, UUID edited, String typed) {
        return Templates.cart(carts.show(), UUID.randomUUID().toString(), error, edited, typed);
    }

    /** Adds the chosen kinds of ticket of a show to what the cart has of them. */
    @POST
    @Path("add")
    public Response add(MultivaluedMap<String, String> form) {
        Map<UUID, Integer> inCart =
                carts.show().items().stream().collect(Collectors.toMap(Cart.Item::ticketId, Cart.Item::quantity));
        try {
            form.forEach((field, typed) -> {
                if (field.startsWith(FIELD)) {
                    UUID ticket = UUID.fromString(field.substring(FIELD.length()));
                    int quantity = WholeNumber.parse(typed.getFirst()).orElseThrow(IllegalArgumentException::new);
                    if (quantity > 0) {
                        carts.put(ticket, new CartClient.Quantity(quantity + inCart.getOrDefault(ticket, 0)));
                    }
                }
            });
            return toCart();
        } catch (IllegalArgumentException e) {
            return Response.status(422)
                    .entity(page(messages.get().enterQuantity(), null, null))
                    .build();
        } catch (RequestRefusedException e) {
            return refused(e, page(problemMessages.of(e.problem()), null, null));
        }
    }

    /** Sets the quantity, at the current price. */
    @POST
    @Path("items/{ticketId}")
    public Response change(@PathParam("ticketId") UUID ticketId, @FormParam("quantity") String quantity) {
        return put(ticketId, quantity, error -> page(error, ticketId, quantity));
    }

    private Response put(UUID ticketId, String typed, Function<String, TemplateInstance> errorPage) {
        OptionalInt quantity = WholeNumber.parse(typed);
        if (quantity.isEmpty()) {
            return Response.status(422)
                    .entity(errorPage.apply(messages.get().enterQuantity()))
                    .build();
        }
        try {
            carts.put(ticketId, new CartClient.Quantity(quantity.getAsInt()));
            return toCart();
        } catch (RequestRefusedException e) {
            return refused(e, errorPage.apply(problemMessages.of(e.problem())));
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
            Order order = KeyInUseRetry.send(() -> carts.checkOut(key));
            return Response.seeOther(URI.create("/orders/" + order.id())).build();
        } catch (RequestRefusedException e) {
            return refused(e, page(problemMessages.of(e.problem()), null, null));
        }
    }

    private static Response toCart() {
        return Response.seeOther(URI.create("/cart")).build();
    }

    private static Response refused(RequestRefusedException e, TemplateInstance page) {
        return Response.status(e.problem().status()).entity(page).build();
    }
}
