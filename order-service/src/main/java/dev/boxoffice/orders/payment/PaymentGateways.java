package dev.boxoffice.orders.payment;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which provider takes the money: Stripe where its key is set, else the simulated one, which only trials have. */
@ApplicationScoped
public class PaymentGateways {

    /** Where nobody's money is real. Any other profile, known or not, may be a production. */
    private static final Set<String> TRIALS = Set.of("local", "dev", "test");

    private final SimulatedGateway simulated;
    private final StripeGateway stripe;
    private final PaymentConfig config;

    PaymentGateways(SimulatedGateway simulated, StripeGateway stripe, PaymentConfig config) {
        this.simulated = simulated;
        this.stripe = stripe;
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        check(config.stripe(), ConfigUtils.getProfiles());
    }

    static void check(PaymentConfig.Stripe stripe, List<String> profiles) {
        if (stripe.secretKey().isEmpty() && profiles.stream().noneMatch(TRIALS::contains)) {
            throw new IllegalStateException("Nobody can pay: set BOXOFFICE_STRIPE_SECRET_KEY, or take simulated money"
                    + " with QUARKUS_PROFILE=local.");
        }
        if (stripe.secretKey().isPresent() && stripe.webhookSecrets().isEmpty()) {
            throw new IllegalStateException("BOXOFFICE_STRIPE_SECRET_KEY is set, but not"
                    + " BOXOFFICE_STRIPE_WEBHOOK_SECRETS, without which no news from Stripe can be believed.");
        }
    }

    /** Where new payments go. */
    public PaymentGateway current() {
        return config.stripe().secretKey().isPresent() ? stripe : simulated;
    }

    /** Where an earlier payment went; empty when that provider is not set up any more. */
    public Optional<PaymentGateway> named(String provider) {
        return switch (provider) {
            case StripeGateway.PROVIDER -> config.stripe().secretKey().map(key -> stripe);
            case SimulatedGateway.PROVIDER -> Optional.of(simulated);
            default -> Optional.empty();
        };
    }
}
