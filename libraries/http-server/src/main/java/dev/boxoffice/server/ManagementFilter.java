package dev.boxoffice.server;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Gives errors of the management server the form of all others. */
@ApplicationScoped
class ManagementFilter {

    /** The place of this handler among the routes. */
    static final int ORDER = Integer.MIN_VALUE;

    void register(@Observes ManagementInterface management) {
        Router router = management.router();
        router.route().order(ORDER).handler(context -> check(router, context));
        router.errorHandler(
                ServerProblem.NOT_FOUND.status(), context -> ServerProblem.NOT_FOUND.send(context.request()));
    }

    private static void check(Router router, RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || !isKnown(router, context)) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        if (method.equals(HttpMethod.OPTIONS)) {
            context.response().setStatusCode(204).end();
        } else {
            HeadFilters.methodNotAllowed().send(context.request());
        }
    }

    private static boolean isKnown(Router router, RoutingContext context) {
        return router.getRoutes().stream()
                .anyMatch(route ->
                        route.getPath() != null && context.normalizedPath().startsWith(route.getPath()));
    }
}
