package dev.boxoffice.server;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Rejects a body with a too large Content-Length with a problem; Quarkus would reject it without a response body. */
@ApplicationScoped
class BodySizeFilter {

    private static final int BEFORE_QUARKUS = 1_000;

    private final long limit;

    BodySizeFilter(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::rejectIfTooLarge, BEFORE_QUARKUS);
    }

    private void rejectIfTooLarge(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() > 18 || Long.parseLong(length) <= limit) {
            context.next();
            return;
        }
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close"); // HTTP/2 has no such header
        }
        new ServerProblem(413, "body-too-large", "Body too large", "The body exceeds the limit of " + limit + " bytes.")
                .send(context.request());
    }
}
