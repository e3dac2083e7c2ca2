package dev.boxoffice.storefront.language;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ignores a list of languages that cannot be read. The framework would refuse the request because of it. */
@ApplicationScoped
class UnreadableLanguages {

    private static final String HEADER = "Accept-Language";

    /** Longer than browsers send. */
    private static final int MAX_LENGTH = 1_000;

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
        String filled = withoutEmptyElements(languages);
        if (languages.length() > MAX_LENGTH || !isReadable(filled)) {
            request.headers().remove(HEADER);
        } else {
            request.headers().set(HEADER, filled);
        }
    }

    /** Empty elements of a list have no meaning (RFC 9110, section 5.6.1.2). */
    private static String withoutEmptyElements(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .collect(Collectors.joining(","));
    }

    private static boolean isReadable(String languages) {
        try {
            return !Locale.LanguageRange.parse(languages).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
