package dev.boxoffice.storefront.language;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ignores a list of languages that cannot be read. The framework would refuse the request because of it. */
@ApplicationScoped
class UnreadableLanguages {

    private static final String HEADER = "Accept-Language";

    /** Empty elements of a list, which have no meaning (RFC 9110, section 5.6.1.2). */
    private static final Pattern EMPTY = Pattern.compile("^[\\s,]+|[\\s,]+$|,(?=[\\s,]*,)");

    void add(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            ignore(context.request());
            context.next();
        });
    }

    private static void ignore(HttpServerRequest request) {
        String languages = request.getHeader(HEADER);
        if (languages == null) {
            return;
        }
        String filled = EMPTY.matcher(languages).replaceAll("");
        if (!isReadable(filled)) {
            request.headers().remove(HEADER);
        } else if (!filled.equals(languages)) {
            request.headers().set(HEADER, filled);
        }
    }

    private static boolean isReadable(String languages) {
        try {
            return !Locale.LanguageRange.parse(languages).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
