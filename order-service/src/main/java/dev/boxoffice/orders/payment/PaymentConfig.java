package dev.boxoffice.orders.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of paying. */
@ConfigMapping(prefix = "boxoffice.payment")
public interface PaymentConfig {

    /** How long a payment may stay without news before the provider is asked; asked again, the pause doubles. */
    @WithDefault("PT10S")
    Duration checkAfter();

    Simulated simulated();

    Stripe stripe();

    interface Simulated {

        /** How long the money takes. */
        @WithDefault("PT0.2S")
        Duration delay();
    }

    interface Stripe {

        /** Turns Stripe on. */
        Optional<String> secretKey();

        /** Of the webhook endpoint; a second one while it is being changed. */
        Optional<List<String>> webhookSecrets();

        @WithDefault("https://api.stripe.com")
        URI apiBase();

        /** How old a webhook's signature may be. */
        @WithDefault("PT5M")
        Duration webhookTolerance();

        @WithDefault("PT2S")
        Duration connectTimeout();

        @WithDefault("PT10S")
        Duration readTimeout();
    }
}
