package dev.boxoffice.storefront.session;

import dev.boxoffice.storefront.StorefrontConfig;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/** Adds security headers: only our own scripts run, and other sites can frame only the widget. */
@ApplicationScoped
public class SecurityHeaders {

    private static final String STRIPE = "https://js.stripe.com https://*.js.stripe.com";

    private final String policy;
    private final String framedPolicy;

    SecurityHeaders(StorefrontConfig config) {
        this.policy = policy(config.stripePublishableKey().isPresent());
        this.framedPolicy = policy.replace("frame-ancestors 'none'", "frame-ancestors *");
    }

    void add(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            addTo(context.response(), context.normalizedPath());
            context.next();
        });
    }

    /** Adds the headers to the response at this path. */
    public void addTo(HttpServerResponse response, String path) {
        response.putHeader("Content-Security-Policy", isFramed(path) ? framedPolicy : policy)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", permissions(path));
        if (isPage(path)) {
            response.putHeader("Cache-Control", "no-store");
        }
    }

    /** The widget shows nothing of a visitor and has no forms. */
    private static boolean isFramed(String path) {
        return path.startsWith("/widget/");
    }

    /** Only the scanner at the door may use the camera. */
    private static String permissions(String path) {
        return "camera=%s, geolocation=(), microphone=()".formatted(path.startsWith("/door/") ? "(self)" : "()");
    }

    /** Pages are made for one visitor, so they must not be shown again after signing out. */
    private static boolean isPage(String path) {
        return !path.equals("/api")
                && Stream.of("/api/", "/assets/", "/webjars/", "/favicon.ico").noneMatch(path::startsWith);
    }

    /**
     * The Content-Security-Policy.
     *
     * @see <a href="https://docs.stripe.com/security/guide">What Stripe's Payment Element needs</a>
     */
    static String policy(boolean stripe) {
        return "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'; "
                + (stripe
                        ? "script-src 'self' %1$s; frame-src %1$s https://hooks.stripe.com; connect-src 'self' https://api.stripe.com"
                                .formatted(STRIPE)
                        : "script-src 'self'; connect-src 'self'");
    }
}
