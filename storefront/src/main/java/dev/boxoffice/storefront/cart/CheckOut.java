package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.buyer.Buyer;
import dev.boxoffice.storefront.buyer.BuyingMessages;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.order.Order;
import dev.boxoffice.storefront.order.Payments;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Visitor;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Places the order for a cart and starts its payment in one step. */
@RequestScoped
class CheckOut {

    private static final Logger LOG = Logger.getLogger(CheckOut.class);

    private final VisitorCart carts;
    private final CartClient client;
    private final Payments payments;
    private final Buyer buyer;
    private final Visitor visitor;
    private final ProblemMessages problemMessages;
    private final Texts<BuyingMessages> messages;
    private final boolean simulated;

    CheckOut(
            VisitorCart carts,
            @RestClient CartClient client,
            Payments payments,
            Buyer buyer,
            Visitor visitor,
            ProblemMessages problemMessages,
            Texts<BuyingMessages> messages,
            StorefrontConfig config) {
        this.carts = carts;
        this.client = client;
        this.payments = payments;
        this.buyer = buyer;
        this.visitor = visitor;
        this.problemMessages = problemMessages;
        this.messages = messages;
        this.simulated = config.stripePublishableKey().isEmpty();
    }

    /** The page of the cart before the visitor has typed anything. */
    CartView view(Cart cart) {
        boolean user = buyer.isUser();
        var known = new Checkout(
                UUID.randomUUID().toString(),
                "",
                user ? visitor.name() : "",
                user ? visitor.email().orElse("") : "",
                null);
        return new CartView(cart, CartForm.NONE, known, !user, "", "", "", simulated);
    }

    /** Typed quantities count. If they change the total that the page has shown, the visitor sees the new one first. */
    Response pay(CartForm typed, Checkout checkout, Function<CartView, TemplateInstance> page) {
        Cart cart = carts.show();
        CartView view = view(cart).typed(typed).checking(checkout, "", "");
        Optional<Map<UUID, Integer>> quantities = typed.quantities();
        if (quantities.isEmpty()) {
            return answer(422, page.apply(view.refused(messages.get().enterQuantity())));
        }
        try {
            carts.set(changes(cart, quantities.get()));
        } catch (RequestRefusedException e) {
            return refused(e, view, page);
        }
        view = checked(view(carts.show()), checkout);
        if (view.isInvalid()) {
            return answer(422, page.apply(view));
        }
        if (!view.cart().isEmpty() && !view.cart().canBeOrdered()) {
            return answer(409, page.apply(view.refused(messages.get().cartProblems())));
        }
        if (!text(view.cart().total()).equals(checkout.total()) && !view.cart().isEmpty()) {
            return answer(409, page.apply(view.refused(messages.get().totalChanged())));
        }
        return place(checkout, page);
    }

    private CartView checked(CartView view, Checkout checkout) {
        boolean required = view.guest();
        return view.checking(
                checkout, checkout.nameError(required, messages.get()), checkout.emailError(required, messages.get()));
    }

    /** The quantities that differ from those of the cart. */
    private static Map<UUID, Integer> changes(Cart cart, Map<UUID, Integer> quantities) {
        return quantities.entrySet().stream()
                .filter(typed -> cart.quantity(typed.getKey()) > 0)
                .filter(typed -> cart.quantity(typed.getKey()) != typed.getValue())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static String text(Money total) {
        return total == null ? "" : total.amount() + " " + total.currency();
    }

    private Response place(Checkout checkout, Function<CartView, TemplateInstance> page) {
        Order order;
        try {
            order = KeyInUseRetry.send(() -> client.checkOut(checkout.key(), checkout.request()));
        } catch (RequestRefusedException e) {
            return refused(e, view(carts.show()).checking(checkout, "", ""), page);
        }
        carts.emptied();
        try {
            payments.start(order.id(), checkout.key() + "-pay", simulated ? checkout.method() : null);
        } catch (RequestRefusedException e) {
            LOG.debugf("Order %s waits for its payment: %s", order.id(), e.getMessage());
        }
        return Response.seeOther(URI.create("/orders/" + order.id())).build();
    }

    private Response refused(RequestRefusedException e, CartView view, Function<CartView, TemplateInstance> page) {
        return answer(e.problem().status(), page.apply(view.refused(problemMessages.of(e.problem()))));
    }

    private static Response answer(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }
}
