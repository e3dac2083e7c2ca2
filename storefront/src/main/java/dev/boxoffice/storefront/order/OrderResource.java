package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.buyer.Buyer;
import dev.boxoffice.storefront.buyer.BuyingMessages;
import dev.boxoffice.storefront.buyer.ForBuyers;
import dev.boxoffice.storefront.buyer.OrderLink;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The buyer's orders, and the page of one order. Visitors who are neither users nor guests sign in first. */
@Path("/orders")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@ForBuyers
@Blocking
class OrderResource {

    /**
     * Values of {@code redirect_status} that need no more action of the buyer.
     *
     * @see <a href="https://docs.stripe.com/payments/payment-intents/verifying-status">Payment status updates</a>
     */
    private static final Set<String> CONFIRMED = Set.of("succeeded", "processing");

    private final OrderClient orders;
    private final Payments payments;
    private final OrderPages pages;
    private final Buyer buyer;
    private final OrderLink link;
    private final ClaimOrders claimOrders;
    private final ProblemMessages problemMessages;
    private final Texts<BuyingMessages> messages;
    private final Flash flash;

    OrderResource(
            @RestClient OrderClient orders,
            Payments payments,
            OrderPages pages,
            Buyer buyer,
            OrderLink link,
            ClaimOrders claimOrders,
            ProblemMessages problemMessages,
            Texts<BuyingMessages> messages,
            Flash flash) {
        this.orders = orders;
        this.payments = payments;
        this.pages = pages;
        this.buyer = buyer;
        this.link = link;
        this.claimOrders = claimOrders;
        this.problemMessages = problemMessages;
        this.messages = messages;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {
        static native TemplateInstance orders(OrderPage page, boolean guest);

        static native TemplateInstance order(OrderView view);

        /** Asks before the order is cancelled. */
        static native TemplateInstance cancel(String orderPath, String cancelPath);

        private Templates() {}
    }

    @GET
    public TemplateInstance list(@QueryParam("after") String after) {
        return Templates.orders(orders.find(after), buyer.guest().isPresent());
    }

    /** {@code outcome}: the status that Stripe adds when it sends the buyer back to this page. */
    @GET
    @Path("{id}")
    public Response show(@PathParam("id") UUID id, @QueryParam("redirect_status") String outcome) {
        Order order;
        try {
            order = orders.read(id);
        } catch (RequestRefusedException e) {
            return notBuyer(id, e);
        }
        boolean confirmed = order.isBeingPaid() && outcome != null && CONFIRMED.contains(outcome);
        if (!confirmed && pages.hasStripe() && order.waitsForCard() && pages.isOwn(order)) {
            order = payments.start(id, UUID.randomUUID().toString(), null);
        }
        return Response.ok(Templates.order(pages.view(order, "", confirmed))).build();
    }

    /**
     * Leads those who hold tickets of another buyer's order to their tickets. A link that opens nothing any more must not hide
     * the order from the user who has claimed it.
     */
    private Response notBuyer(UUID id, RequestRefusedException refused) {
        if (refused.problem().status() == 404 && pages.holdsTicketsOf(id)) {
            return Response.seeOther(URI.create("/orders/" + id + "/tickets")).build();
        }
        if (refused.problem().status() != 404 || link.access().isEmpty()) {
            throw refused;
        }
        link.end();
        return Response.seeOther(URI.create("/orders/" + id)).build();
    }

    @POST
    @Path("{id}/payment")
    public Response pay(@PathParam("id") UUID id, @FormParam("key") String key, @FormParam("method") String method) {
        return toOrder(id, () -> payments.start(id, key, method));
    }

    @GET
    @Path("{id}/cancel")
    public Response askToCancel(@PathParam("id") UUID id) {
        Order order = orders.read(id);
        return order.isOpen()
                ? Response.ok(Templates.cancel("/orders/" + id, "/orders/" + id + "/cancel"))
                        .build()
                : toOrder(id);
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") UUID id) {
        return toOrder(id, () -> {
            orders.cancel(id);
            flash.say(messages.get().cancelled());
        });
    }

    /** Gives the order of an opened link to the user who is signed in. */
    @POST
    @Path("{id}/claim")
    public Response claim(@PathParam("id") UUID id) {
        OrderLink.Access access = link.access().orElseThrow(NotFoundException::new);
        claimOrders.one(access.guest(), access.order());
        link.end();
        flash.say(messages.get().claimed());
        return toOrder(id);
    }

    private Response toOrder(UUID id, Runnable step) {
        try {
            step.run();
            return toOrder(id);
        } catch (RequestRefusedException e) {
            if (e.problem().status() == 404) {
                throw e;
            }
            return Response.status(e.problem().status())
                    .entity(Templates.order(pages.view(orders.read(id), problemMessages.of(e.problem()), false)))
                    .build();
        }
    }

    private static Response toOrder(UUID id) {
        return Response.seeOther(URI.create("/orders/" + id)).build();
    }
}
