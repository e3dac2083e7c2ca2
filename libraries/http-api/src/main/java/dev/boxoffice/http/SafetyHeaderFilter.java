package dev.boxoffice.http;

import dev.boxoffice.server.Endpoint;
import dev.boxoffice.server.Endpoints;
import dev.boxoffice.server.HeadFilters;
import dev.boxoffice.server.ServerProblem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses a change with a header that is meant to make it safe, if the endpoint would ignore the header: an unsupported
 * precondition or idempotency key, an empty one, or one of several.
 */
@ApplicationScoped
class SafetyHeaderFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Endpoints endpoints;

    SafetyHeaderFilter(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, HeadFilters.PRIORITY - 3);
    }

    private void check(RoutingContext context) {
        String method = context.request().method().name();
        Optional<String> error = READS.contains(method)
                ? Optional.empty()
                : endpoints.at(context.normalizedPath()).stream()
                        .filter(endpoint -> endpoint.method().equals(method))
                        .findFirst()
                        .flatMap(endpoint -> error(endpoint, context.request().headers()));
        if (error.isEmpty()) {
            context.next();
        } else {
            new ServerProblem(400, "bad-request", "Bad request", error.get()).send(context.request());
        }
    }

    private static Optional<String> error(Endpoint endpoint, MultiMap headers) {
        return Stream.of("Idempotency-Key", "If-Match", "If-None-Match", "If-Unmodified-Since", "Stripe-Signature")
                .filter(headers::contains)
                .flatMap(name -> error(endpoint, name, headers).stream())
                .findFirst();
    }

    private static Optional<String> error(Endpoint endpoint, String name, MultiMap headers) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!endpoint.headers().contains(key)) {
            return Optional.of("This endpoint does not support " + name + ". Send the request without it.");
        }
        if (headers.getAll(name).stream().anyMatch(String::isBlank)) {
            return Optional.of(name + " must not be empty.");
        }
        return endpoint.singleHeaders().contains(key) && headers.getAll(name).size() > 1
                ? Optional.of(name + " must not be repeated.")
                : Optional.empty();
    }
}
