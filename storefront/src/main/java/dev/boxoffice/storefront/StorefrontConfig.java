package dev.boxoffice.storefront;

import io.smallrye.config.ConfigMapping;
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

    /** Turns on Stripe's Payment Element; payments are simulated without it. */
    Optional<String> stripePublishableKey();
}
