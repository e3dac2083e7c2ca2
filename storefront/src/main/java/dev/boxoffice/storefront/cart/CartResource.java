package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.buyer.Buyer;
import dev.boxoffice.storefront.buyer.BuyingMessages;
import dev.boxoffice.storefront.buyer.ForBuyers;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
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
import java.util.Optional;
import java.util.UUID;

/** The cart: one page to review and pay. */
@Path("/cart")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class CartResource {

    private final VisitorCart carts;
    private final CheckOut checkOut;
    private final Buyer buyer;
    private final ProblemMessages problemMessages;
    private final Texts<BuyingMessages> messages;
    private final Flash flash;

    CartResource(
            VisitorCart carts,
            CheckOut checkOut,
            Buyer buyer,
            ProblemMessages problemMessages,
            Texts<BuyingMessages> messages,
            Flash flash) {
        this.carts = carts;
        this.checkOut = checkOut;
        this.buyer = buyer;
        this.problemMessages = problemMessages;
        this.messages = messages;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "cart")
    static class Templates {
        static native TemplateInstance cart(CartView view);

        private Templates() {}
    }

    @GET
    public TemplateInstance show() {
        return Templates.cart(checkOut.view(carts.show()));
    }

    /** Adds tickets of one or several kinds to those in the cart. */
    @POST
    @Path("add")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> form) {
        return add(CartForm.of(form));
    }

    private Response add(CartForm form) {
        if (!buyer.isKnown() && !buyer.begin()) {
            return Response.seeOther(URI.create("/sign-in?to=/cart")).build();
        }
        Optional<Map<UUID, Integer>> quantities = form.quantities();
        if (quantities.isEmpty() || quantities.get().values().stream().allMatch(quantity -> quantity == 0)) {
            return refused(422, carts.show(), CartForm.NONE, messages.get().chooseTickets());
        }
        try {
            String capped = carts.add(quantities.get());
            if (!capped.isEmpty()) {
                flash.say(capped);
            }
            return toCart();
        } catch (RequestRefusedException e) {
            return refused(e.problem().status(), carts.show(), CartForm.NONE, problemMessages.of(e.problem()));
        }
    }

    /** Sets all quantities, at the current prices. */
    @POST
    @Path("items")
    @ForBuyers
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(MultivaluedMap<String, String> form) {
        CartForm typed = CartForm.of(form);
        Optional<Map<UUID, Integer>> quantities = typed.quantities();
        Cart cart = carts.show();
        if (quantities.isEmpty()) {
            return refused(422, cart, typed, messages.get().enterQuantity());
        }
        try {
            carts.set(quantities.get());
            return toCart();
        } catch (RequestRefusedException e) {
            return refused(e.problem().status(), carts.show(), typed, problemMessages.of(e.problem()));
        }
    }

    @POST
    @Path("items/{ticketId}/remove")
    @ForBuyers
    public Response remove(@PathParam("ticketId") UUID ticketId) {
        carts.remove(ticketId);
        flash.say(messages.get().removed());
        return toCart();
    }

    /** Changes what cannot be ordered: accepts prices, reduces quantities, and removes what is not available. */
    @POST
    @Path("adjusted")
    @ForBuyers
    public Response adjust() {
        carts.adjust();
        flash.say(messages.get().cartAdjusted());
        return toCart();
    }

    /** Places the order and starts its payment. */
    @POST
    @ForBuyers
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pay(
            @FormParam("key") String key,
            @FormParam("total") String total,
            @FormParam("name") String name,
            @FormParam("email") String email,
            @FormParam("method") String method,
            MultivaluedMap<String, String> form) {
        return checkOut.pay(CartForm.of(form), Checkout.of(key, total, name, email, method), Templates::cart);
    }

    private Response refused(int status, Cart cart, CartForm typed, String why) {
        return Response.status(status)
                .entity(Templates.cart(checkOut.view(cart).typed(typed).refused(why)))
                .build();
    }

    private static Response toCart() {
        return Response.seeOther(URI.create("/cart")).build();
    }
}
