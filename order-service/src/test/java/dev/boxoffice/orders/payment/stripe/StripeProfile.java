package dev.boxoffice.orders.payment.stripe;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Runs the service with Stripe instead of the simulated provider; {@link StripeDouble#at} returns its double. */
public final class StripeProfile implements QuarkusTestProfile {

    /** The secret that replaces {@link StripeDouble#WEBHOOK_SECRET} during a rotation. */
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
