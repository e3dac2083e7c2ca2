package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.StorefrontConfig;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** My orders; one of them, and what can be done with it. */
@Path("/orders")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class OrderResource {

    /** See <a href="https://docs.stripe.com/payments/payment-intents/verifying-status">what Stripe says on return</a>. */
    private static final Set<String> CONFIRMED = Set.of("succeeded", "processing");

    private final OrderClient orders;
    private final String stripeKey;

    OrderResource(@RestClient OrderClient orders, StorefrontConfig config) {
        this.orders = orders;
        this.stripeKey = config.stripePublishableKey().orElse("");
    }

    @CheckedTemplate(basePath = "order")
    static class Templates {
        static native TemplateInstance orders(OrderPage page);

        /** {@code confirmed}: the buyer has just done at the provider all that there was to do. */
        static native TemplateInstance order(
                Order order, String key, String refusal, String stripeKey, boolean confirmed);

        private Templates() {}
    }

    @GET
    public TemplateInstance list(@QueryParam("after") String after) {
        return Templates.orders(orders.find(after));
    }

    /** {@code outcome}: Stripe's word of the payment, when it sent the buyer back here. */
    @GET
    @Path("{id}")
    public TemplateInstance show(@PathParam("id") UUID id, @QueryParam("redirect_status") String outcome) {
        Order order = orders.read(id);
        return page(order, "", order.isBeingPaid() && outcome != null && CONFIRMED.contains(outcome));
    }

    /** Has the page loaded again when it is not what was seen any more. */
    @GET
    @Path("{id}/news")
    public Response news(@PathParam("id") UUID id, @QueryParam("seen") String seen) {
        return orders.read(id).mark().equals(seen)
                ? Response.noContent().build()
                : Response.ok("").header("HX-Refresh", "true").build();
    }

    @POST
    @Path("{id}/payment")
    public Response pay(@PathParam("id") UUID id, @FormParam("key") String key, @FormParam("method") String method) {
        return afterwards(id, () -> pay(id, key, new OrderClient.Method(method)));
    }

    /** An attempt that was left at Stripe's form and had failed there comes to its end only now; then another begins. */
    private Order pay(UUID id, String key, OrderClient.Method method) {
        Order order = orders.pay(id, key, method);
        return order.paymentFailed() && !stripeKey.isEmpty() ? orders.pay(id, key + "-again", method) : order;
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") UUID id) {
        return afterwards(id, () -> orders.cancel(id));
    }

    /** Back to the order; with the secret that Stripe's element wants, which is told only now, as a page of its own. */
    private Response afterwards(UUID id, Supplier<Order> step) {
        try {
            Order order = KeyInUseRetry.sent(step);
            return order.payment() != null && order.payment().clientSecret() != null
                    ? Response.ok(page(order, "", false)).build()
                    : Response.seeOther(URI.create("/orders/" + id)).build();
        } catch (RequestRefusedException refused) {
            return Response.status(refused.problem().status())
                    .entity(page(orders.read(id), ProblemMessages.of(refused.problem()), false))
                    .build();
        }
    }

    private TemplateInstance page(Order order, String refusal, boolean confirmed) {
        return Templates.order(order, UUID.randomUUID().toString(), refusal, stripeKey, confirmed);
    }
}
