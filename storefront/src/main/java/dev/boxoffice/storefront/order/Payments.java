package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Starts payments. */
@ApplicationScoped
public class Payments {

    private final PaymentClient client;
    private final boolean stripe;

    Payments(@RestClient PaymentClient client, StorefrontConfig config) {
        this.client = client;
        this.stripe = config.stripePublishableKey().isPresent();
    }

    /**
     * Starts a payment, or continues the pending one. Starts a second attempt if the first turns out to have failed on Stripe's
     * form, which order-service learns only now.
     *
     * @param method of the simulated provider; {@code null} if the buyer chooses it in the browser
     */
    public Order start(UUID id, String key, String method) {
        var request = new PaymentClient.PaymentRequest(method);
        Order order = KeyInUseRetry.send(() -> client.pay(id, key, request));
        return order.paymentFailed() && stripe ? client.pay(id, key + "-again", request) : order;
    }
}
