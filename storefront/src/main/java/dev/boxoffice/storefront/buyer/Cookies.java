package dev.boxoffice.storefront.buyer;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** The storefront's own cookies: not for scripts, and not sent by forms of other sites. */
@ApplicationScoped
class Cookies {

    /** Browsers accept this prefix only with {@code Secure}, so that no other host of the domain can set the cookie. */
    private static final String HOST_ONLY = "__Host-";

    private static final String ROOT = "/";

    private final CurrentVertxRequest current;

    Cookies(CurrentVertxRequest current) {
        this.current = current;
    }

    Optional<String> find(String name) {
        return find(name, ROOT);
    }

    /** The value of a cookie that was set for this path. */
    Optional<String> find(String name, String path) {
        return context()
                .map(context -> context.request().getCookie(fullName(name, path, context)))
                .map(Cookie::getValue);
    }

    /** @param age {@code null} for a cookie that ends with the browser's session */
    void set(String name, String path, String value, Duration age) {
        context().ifPresent(context -> {
            Cookie cookie = cookie(fullName(name, path, context), path, value, context);
            if (age != null) {
                cookie.setMaxAge(age.toSeconds());
            }
            context.response().addCookie(cookie);
        });
    }

    void remove(String name, String path) {
        context()
                .ifPresent(context -> context.response()
                        .addCookie(cookie(fullName(name, path, context), path, "", context)
                                .setMaxAge(0)));
    }

    private static Cookie cookie(String name, String path, String value, RoutingContext context) {
        return Cookie.cookie(name, value)
                .setPath(path)
                .setHttpOnly(true)
                .setSecure(isSecure(context))
                .setSameSite(CookieSameSite.LAX);
    }

    /** The prefix requires the root path. */
    private static String fullName(String name, String path, RoutingContext context) {
        return isSecure(context) && path.equals(ROOT) ? HOST_ONLY + name : name;
    }

    private static boolean isSecure(RoutingContext context) {
        return "https".equals(context.request().scheme());
    }

    private Optional<RoutingContext> context() {
        return Optional.ofNullable(current.getCurrent());
    }
}
