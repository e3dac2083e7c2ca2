package dev.boxoffice.orders.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of payments. */
@ConfigMapping(prefix = "boxoffice.payment")
public interface PaymentConfig {

    /** Time without a notification before the provider is queried; the interval doubles with each query. */
    @WithDefault("PT10S")
    Duration checkAfter();

    Simulated simulated();

    Stripe stripe();

    interface Simulated {

        /** Delay before the outcome of a payment. */
        @WithDefault("PT0.2S")
        Duration delay();
    }

    interface Stripe {

        /** The secret API key; enables Stripe. */
        Optional<String> secretKey();

        /** Signing secrets of the webhook endpoint; two during a rotation. */
        Optional<List<String>> webhookSecrets();

        @WithDefault("https://api.stripe.com")
        URI apiBase();

        /** Maximum age of a webhook signature. */
        @WithDefault("PT5M")
        Duration webhookTolerance();

        @WithDefault("PT2S")
        Duration connectTimeout();

        @WithDefault("PT10S")
        Duration readTimeout();
    }
}
