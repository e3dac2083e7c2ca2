package dev.boxoffice.server;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Responds to OPTIONS (CORS has answered preflights before), and to methods that a path does not support, with the methods that it supports. */
@ApplicationScoped
class MethodFilter {

    private static final String OPENAPI = "/q/openapi";

    private final Endpoints endpoints;

    MethodFilter(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, HeadFilters.PRIORITY);
    }

    private void check(RoutingContext context) {
        List<Endpoint> known = endpoints.at(context.normalizedPath());
        if (known.stream()
                .anyMatch(endpoint ->
                        endpoint.method().equals(context.request().method().name()))) {
            context.next();
            return;
        }
        Set<String> allowed = allowed(known, context.normalizedPath());
        HttpMethod method = context.request().method();
        boolean isOptions = method.equals(HttpMethod.OPTIONS);
        if (!isOptions && (allowed.isEmpty() || allowed.contains(method.name()))) {
            context.next();
            return;
        }
        if (allowed.isEmpty()) {
            ServerProblem.NOT_FOUND.send(context.request());
            return;
        }
        context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        if (isOptions) {
            context.response().setStatusCode(204).end();
        } else {
            HeadFilters.methodNotAllowed().send(context.request());
        }
    }

    private static boolean isFile(String path) {
        return path.contains(".")
                && Thread.currentThread().getContextClassLoader().getResource("META-INF/resources" + path) != null;
    }

    private static Set<String> allowed(List<Endpoint> known, String path) {
        Set<String> methods = known.stream().map(Endpoint::method).collect(Collectors.toCollection(TreeSet::new));
        if (path.startsWith(OPENAPI) || isFile(path)) {
            methods.add("GET");
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }
}
