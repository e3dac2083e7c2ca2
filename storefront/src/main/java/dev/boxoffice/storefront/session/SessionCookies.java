package dev.boxoffice.storefront.session;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** The session and state cookies of Quarkus. */
public final class SessionCookies {

    private static final Pattern OURS = Pattern.compile("q_(?:session|auth)[A-Za-z0-9_.-]*");

    private SessionCookies() {}

    /** Ends the session in this browser. */
    public static void remove(RoutingContext context) {
        context.request().cookies().stream()
                .map(Cookie::getName)
                .distinct()
                .filter(name -> OURS.matcher(name).matches())
                .forEach(name -> context.response()
                        .addCookie(Cookie.cookie(name, "")
                                .setPath("/")
                                .setMaxAge(0)
                                .setHttpOnly(true)));
    }
}
