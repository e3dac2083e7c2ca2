package dev.boxoffice.storefront.language;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language of the page: the one that the visitor has chosen, or the first of the browser's that Boxoffice speaks. */
@Named
@RequestScoped
public class Language {

    /** The cookie with the visitor's choice. */
    public static final String COOKIE = "language";

    /** The languages of the message bundles. */
    public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Locale locale;
    private final String here;

    Language(RoutingContext context) {
        this.locale = of(context.request());
        this.here = context.request().uri();
    }

    /** The language with the visitor's region, if known; it decides how dates and numbers are written. */
    public Locale locale() {
        return locale;
    }

    /** The tag of the language of the texts, such as {@code de}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The languages to choose from, each named in itself. */
    public List<Choice> spoken() {
        return SPOKEN.stream()
                .map(language -> new Choice(language.getLanguage(), language.getDisplayLanguage(language)))
                .toList();
    }

    /** A language that a visitor can choose. */
    public record Choice(String tag, String name) {}

    /** The address of the page, to come back to after choosing another language. */
    public String here() {
        return here;
    }

    /** The locale of the current request; British English outside of requests. */
    public static Locale current() {
        ArcContainer container = Arc.container();
        return container != null
                        && container.requestContext().isActive()
                        && container.instance(CurrentVertxRequest.class).get().getCurrent() != null
                ? container.instance(Language.class).get().locale()
                : Locale.UK;
    }

    /** The language of the texts of the current request. */
    public static Locale ofTexts() {
        return Locale.of(current().getLanguage());
    }

    /** The locale for this request. */
    public static Locale of(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        Optional<Locale> chosen = cookie == null ? Optional.empty() : spoken(cookie.getValue());
        List<Locale> accepted = accepted(request.getHeader("Accept-Language"));
        return chosen.map(language -> accepted.stream()
                        .filter(locale -> locale.getLanguage().equals(language.getLanguage()))
                        .findFirst()
                        .orElse(language))
                .or(() -> accepted.stream().findFirst())
                .map(Language::withRegion)
                .orElse(Locale.UK);
    }

    /** The language with this tag, if Boxoffice speaks it. */
    public static Optional<Locale> spoken(String tag) {
        return SPOKEN.stream()
                .filter(language -> language.getLanguage().equals(tag))
                .findFirst();
    }

    private static List<Locale> accepted(String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> spoken(locale.getLanguage()).isPresent())
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Without a region, English is written as in Britain: dates with the day first, and 24 hours. */
    private static Locale withRegion(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? Locale.UK : Locale.of(locale.getLanguage(), locale.getCountry());
    }
}
