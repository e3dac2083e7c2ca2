package dev.boxoffice.storefront.session;

import dev.boxoffice.storefront.StorefrontConfig;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** What browsers are told about our pages: only what comes from here runs, and nobody frames them. */
@ApplicationScoped
class SecurityHeaders {

    private static final String STRIPE = "https://js.stripe.com https://*.js.stripe.com";

    private final String policy;

    SecurityHeaders(StorefrontConfig config) {
        this.policy = policy(config.stripePublishableKey().isPresent());
    }

    void add(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            context.response()
                    .putHeader("Content-Security-Policy", policy)
                    .putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Referrer-Policy", "same-origin")
                    .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                    .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
            if (isPage(context.normalizedPath())) {
                context.response().putHeader("Cache-Control", "no-store");
            }
            context.next();
        });
    }

    /** Made for one visitor: whoever presses Back after somebody signed out is not to see it. */
    private static boolean isPage(String path) {
        return Stream.of("/api/", "/assets/", "/webjars/").noneMatch(path::startsWith);
    }

    /** Stripe's Payment Element is a frame of Stripe's with a script beside it: docs.stripe.com/security/guide. */
    static String policy(boolean stripe) {
        return "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'; manifest-src 'self'; "
                + (stripe
                        ? "script-src 'self' %1$s; frame-src %1$s https://hooks.stripe.com; connect-src 'self' https://api.stripe.com"
                                .formatted(STRIPE)
                        : "script-src 'self'; connect-src 'self'");
    }
}
