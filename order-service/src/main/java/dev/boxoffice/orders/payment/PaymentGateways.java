package dev.boxoffice.orders.payment;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Selects the payment provider: Stripe if its key is set, otherwise the simulated provider. */
@ApplicationScoped
public class PaymentGateways {

    /** Profiles that never handle real money. Any other profile, known or not, may be a production deployment. */
    private static final Set<String> NON_PRODUCTION = Set.of("local", "dev", "test");

    private final List<PaymentGateway> gateways;
    private final PaymentConfig config;

    PaymentGateways(@All List<PaymentGateway> gateways, PaymentConfig config) {
        this.gateways = gateways;
        this.config = config;
    }

    void check(@Observes StartupEvent event) {
        check(config.stripe(), ConfigUtils.getProfiles());
    }

    static void check(PaymentConfig.Stripe stripe, List<String> profiles) {
        if (stripe.secretKey().isEmpty() && profiles.stream().noneMatch(NON_PRODUCTION::contains)) {
            throw new IllegalStateException("No payment provider is configured. Set BOXOFFICE_STRIPE_SECRET_KEY,"
                    + " or use QUARKUS_PROFILE=local for simulated payments.");
        }
        if (stripe.secretKey().isPresent() && stripe.webhookSecrets().isEmpty()) {
            throw new IllegalStateException("BOXOFFICE_STRIPE_SECRET_KEY is set, but BOXOFFICE_STRIPE_WEBHOOK_SECRETS"
                    + " is not. Without it, Stripe webhook events cannot be authenticated.");
        }
    }

    /** The provider for new payments. */
    public PaymentGateway current() {
        return named(config.stripe().secretKey().isPresent() ? PaymentGateway.STRIPE : PaymentGateway.SIMULATED)
                .orElseThrow();
    }

    /** The provider of an earlier payment; empty if it is no longer configured. */
    public Optional<PaymentGateway> named(String provider) {
        if (provider.equals(PaymentGateway.STRIPE)
                && config.stripe().secretKey().isEmpty()) {
            return Optional.empty();
        }
        return gateways.stream()
                .filter(gateway -> gateway.provider().equals(provider))
                .findFirst();
    }
}
