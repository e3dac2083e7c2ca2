package dev.boxoffice.storefront.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Base64;

/** A message for the page after a redirect, which shows it once. */
@Named
@RequestScoped
public class Flash {

    private static final String COOKIE = "flash";
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final RoutingContext context;

    Flash(RoutingContext context) {
        this.context = context;
    }

    /** Shows this text on the next page. */
    public void say(String text) {
        set(Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)), KEPT.toSeconds());
    }

    /** The text to show on this page; {@code null} for none. */
    public String take() {
        Cookie cookie = context.request().getCookie(COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        set("", 0);
        try {
            return new String(Base64.getUrlDecoder().decode(cookie.getValue()), UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void set(String value, long seconds) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE, value)
                        .setPath("/")
                        .setMaxAge(seconds)
                        .setHttpOnly(true)
                        .setSecure(context.request().isSSL())
                        .setSameSite(CookieSameSite.LAX));
    }
}
