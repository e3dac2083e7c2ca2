package dev.boxoffice.server;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Allows scripts of the configured web origins to use {@code /api}, without cookies.
 *
 * <p>A request of another origin is answered without CORS headers: the browser withholds the response from the script, and
 * other clients can send any {@code Origin}. Quarkus's and Vert.x's handlers would refuse it with 403.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
@ApplicationScoped
class Cors {

    private static final String ANY = "*";
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");
    private static final int MAX_AGE_SECONDS = 3_600;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final Set<String> REQUEST_HEADERS = Set.of(
            "Accept",
            "Authorization",
            "Boxoffice-On-Behalf-Of",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "traceparent",
            "tracestate");
    private static final Set<String> RESPONSE_HEADERS = Set.of(
            "Accept-Patch",
            "Allow",
            "Deprecation",
            "ETag",
            "Idempotency-Replayed",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "Sunset",
            "WWW-Authenticate");

    private final Set<String> origins;
    private final CorsHandler handler;

    @Inject
    Cors(HttpServerConfig config) {
        this(config.corsOrigins().orElse(List.of()));
    }

    /**
     * Creates the handler of these origins.
     *
     * @throws IllegalArgumentException if one is not an origin (RFC 6454, section 6.2)
     */
    Cors(List<String> configured) {
        this.origins = configured.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(Cors::checked)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        this.handler = CorsHandler.create()
                .addOrigins(List.copyOf(origins))
                .allowedMethods(METHODS)
                .allowedHeaders(REQUEST_HEADERS)
                .exposedHeaders(RESPONSE_HEADERS)
                .maxAgeSeconds(MAX_AGE_SECONDS);
    }

    private static String checked(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        if (!lower.equals(ANY) && !ORIGIN.matcher(lower).matches()) {
            throw new IllegalArgumentException("BOXOFFICE_CORS_ORIGINS: \"" + origin
                    + "\" is not an origin. An origin is, for example, https://shop.example, without a path.");
        }
        return lower;
    }

    /** After the access log and before everything that can refuse a request. */
    void register(@Observes @Priority(2) Router router) {
        if (!origins.isEmpty()) {
            router.route().order(Integer.MIN_VALUE).handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.equals("/api") && !path.startsWith("/api/")) {
            context.next();
            return;
        }
        context.addHeadersEndHandler(sent -> varyByOrigin(context.response().headers()));
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null && (origins.contains(ANY) || origins.contains(origin))) {
            handler.handle(context);
        } else {
            context.next();
        }
    }

    private static void varyByOrigin(MultiMap headers) {
        Set<String> names = Stream.concat(headers.getAll(HttpHeaders.VARY).stream(), Stream.of("Origin"))
                .flatMap(value -> Stream.of(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        headers.set(HttpHeaders.VARY, String.join(", ", names));
    }
}
