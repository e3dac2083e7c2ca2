package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.orders.payment.PaymentConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings that point the gateway at a double. */
public record StripeSettings(URI apiBase, Optional<String> secretKey) implements PaymentConfig, PaymentConfig.Stripe {

    static StripeSettings of(StripeDouble stripe) {
        return new StripeSettings(stripe.apiBase(), Optional.of(StripeDouble.SECRET_KEY));
    }

    /** A gateway without Quarkus's fault tolerance. */
    StripeGateway gateway() {
        var api = new StripeApi(new StripeBulkhead(new StripeBreaker(this)));
        return new StripeGateway(api, new StripeRefunds(api));
    }

    @Override
    public Duration checkAfter() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Simulated simulated() {
        return () -> Duration.ZERO;
    }

    @Override
    public Stripe stripe() {
        return this;
    }

    @Override
    public Optional<List<String>> webhookSecrets() {
        return Optional.of(List.of(StripeDouble.WEBHOOK_SECRET));
    }

    @Override
    public Duration webhookTolerance() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration readTimeout() {
        return Duration.ofSeconds(2);
    }
}
