package dev.boxoffice.storefront;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

@ConfigMapping(prefix = "boxoffice.storefront")
public interface StorefrontConfig {

    URI ticketService();

    URI orderService();

    URI admissionService();

    /** The time zone in which times are shown and typed. */
    ZoneId zone();

    /** The service client that sells to buyers without an account. */
    String guestClient();

    /** Without it, visitors sign in before they buy. */
    Optional<String> guestClientSecret();

    /** The maximum number of new buyers without an account from one address. */
    int newGuestsPerMinute();

    /** Turns on Stripe's Payment Element; payments are simulated without it. */
    Optional<String> stripePublishableKey();

    /** Whether admission-service signs passes of Apple Wallet. */
    @WithDefault("false")
    boolean walletPasses();
}
