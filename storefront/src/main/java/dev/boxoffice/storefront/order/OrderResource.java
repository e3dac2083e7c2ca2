package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.OrderStatus;
import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.admission.AdmissionLookup;
import dev.boxoffice.storefront.admission.OrderAdmissions;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The buyer's orders, and the page of one order. */
@Path("/orders")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class OrderResource {

    /**
     * Values of {@code redirect_status} that need no more action of the buyer.
     *
     * @see <a href="https://docs.stripe.com/payments/payment-intents/verifying-status">Payment status updates</a>
     */
    private static final Set<String> CONFIRMED = Set.of("succeeded", "processing");

    private final OrderClient orders;
    private final AdmissionLookup admissions;
    private final ProblemMessages problemMessages;
    private final String stripeKey;

    OrderResource(
            @RestClient OrderClient orders,
            AdmissionLookup admissions,
            ProblemMessages problemMessages,
            StorefrontConfig config) {
        this.orders = orders;
        this.admissions = admissions;
        this.problemMessages = problemMessages;
        this.stripeKey = config.stripePublishableKey().orElse("");
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {
        static native TemplateInstance orders(OrderPage page);

        /**
         * The page of one order.
         *
         * @param admissions {@code null} unless the order is paid and not being refunded
         * @param refundable whether the buyer may refund units now
         * @param confirmed whether the buyer has just confirmed the payment with its provider
         */
        static native TemplateInstance order(
                Order order,
                OrderAdmissions admissions,
                Refunds refunds,
                boolean refundable,
                String key,
                String error,
                String stripeKey,
                boolean confirmed);

        private Templates() {}
    }

    @GET
    public TemplateInstance list(@QueryParam("after") String after) {
        return Templates.orders(orders.find(after));
    }

    /** {@code outcome}: the status that Stripe adds when it sends the buyer back to this page. */
    @GET
    @Path("{id}")
    public TemplateInstance show(@PathParam("id") UUID id, @QueryParam("redirect_status") String outcome) {
        Order order = orders.read(id);
        return page(order, "", order.isBeingPaid() && outcome != null && CONFIRMED.contains(outcome));
    }

    @POST
    @Path("{id}/payment")
    public Response pay(@PathParam("id") UUID id, @FormParam("key") String key, @FormParam("method") String method) {
        return toOrder(id, () -> pay(id, key, new OrderClient.PaymentRequest(method)));
    }

    /** Starts a second attempt if the first turns out to have failed on Stripe's form, which order-service learns only now. */
    private Order pay(UUID id, String key, OrderClient.PaymentRequest request) {
        Order order = orders.pay(id, key, request);
        return order.paymentFailed() && !stripeKey.isEmpty() ? orders.pay(id, key + "-again", request) : order;
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") UUID id) {
        return toOrder(id, () -> orders.cancel(id));
    }

    /** Redirects to the order. Renders the page at once if it has Stripe's client secret, which is returned only once. */
    private Response toOrder(UUID id, Supplier<Order> step) {
        try {
            Order order = KeyInUseRetry.send(step);
            return order.payment() != null && order.payment().clientSecret() != null
                    ? Response.ok(page(order, "", false)).build()
                    : Response.seeOther(URI.create("/orders/" + id)).build();
        } catch (RequestRefusedException e) {
            return Response.status(e.problem().status())
                    .entity(page(orders.read(id), problemMessages.of(e.problem()), false))
                    .build();
        }
    }

    private TemplateInstance page(Order order, String error, boolean confirmed) {
        OrderAdmissions found =
                order.status() == OrderStatus.COMPLETE && !order.isBeingRefunded() ? admissions.of(order.id()) : null;
        Refunds refunds = order.hasRefunds() ? orders.refunds(order.id()) : Refunds.NONE;
        boolean refundable = !refunds.refundable(order, Instant.now()).isEmpty();
        return Templates.order(
                order, found, refunds, refundable, UUID.randomUUID().toString(), error, stripeKey, confirmed);
    }
}
