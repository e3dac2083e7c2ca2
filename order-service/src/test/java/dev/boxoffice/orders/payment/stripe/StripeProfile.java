package dev.boxoffice.orders.payment.stripe;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with Stripe in place of the simulated provider; ask {@link StripeDouble#at} for its double. */
public final class StripeProfile implements QuarkusTestProfile {

    /** The secret that takes the place of {@link StripeDouble#WEBHOOK_SECRET}. */
    static final String NEXT_WEBHOOK_SECRET = "whsec_next";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "BOXOFFICE_STRIPE_SECRET_KEY",
                StripeDouble.SECRET_KEY,
                "BOXOFFICE_STRIPE_WEBHOOK_SECRETS",
                StripeDouble.WEBHOOK_SECRET + ", " + NEXT_WEBHOOK_SECRET,
                "BOXOFFICE_STRIPE_API_BASE",
                StripeDouble.freeApiBase().toString());
    }
}
