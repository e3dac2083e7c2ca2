package dev.boxoffice.storefront.buyer;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets only visitors who have just submitted the form end their session: the address that ends it is a link, because a form
 * must not lead to the issuer, and links of other sites could lead there too.
 */
@ApplicationScoped
public class SignOutPass {

    /** The path that ends the session, here and at the issuer. */
    public static final String PATH = "/sign-out/now";

    private static final String COOKIE = "boxoffice_leaving";
    private static final Duration AGE = Duration.ofMinutes(1);
    private static final int SEE_OTHER = 303;

    private final Seal seal;
    private final Cookies cookies;

    SignOutPass(Seal seal, Cookies cookies) {
        this.seal = seal;
        this.cookies = cookies;
    }

    public void give() {
        byte[] now = ByteBuffer.allocate(Long.BYTES)
                .putLong(Instant.now().getEpochSecond())
                .array();
        cookies.set(COOKIE, PATH, seal.close(Seal.Purpose.SIGN_OUT, now), AGE);
    }

    void guard(@Observes Router router) {
        router.route(PATH).order(Integer.MIN_VALUE + 1).handler(context -> {
            io.vertx.core.http.Cookie cookie = context.request().getCookie(COOKIE);
            if (cookie != null && isFresh(cookie.getValue())) {
                context.response()
                        .addCookie(io.vertx.core.http.Cookie.cookie(COOKIE, "")
                                .setPath(PATH)
                                .setMaxAge(0));
                context.next();
            } else {
                context.response()
                        .setStatusCode(SEE_OTHER)
                        .putHeader("Location", "/")
                        .end();
            }
        });
    }

    private boolean isFresh(String text) {
        return seal.open(Seal.Purpose.SIGN_OUT, text)
                .filter(value -> value.length == Long.BYTES)
                .map(value -> Instant.ofEpochSecond(ByteBuffer.wrap(value).getLong()))
                .filter(given -> Instant.now().isBefore(given.plus(AGE)))
                .isPresent();
    }
}
