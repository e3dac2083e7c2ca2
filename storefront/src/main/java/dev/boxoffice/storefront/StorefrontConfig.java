package dev.boxoffice.storefront;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/** Settings of the page. */
@ConfigMapping(prefix = "boxoffice.storefront")
public interface StorefrontConfig {

    URI ticketService();

    URI orderService();

    /** In which times are shown, and typed in. */
    ZoneId zone();

    /** Turns Stripe's Payment Element on; else money is simulated. */
    Optional<String> stripePublishableKey();
}
