package dev.boxoffice.server;

import io.quarkus.micrometer.runtime.export.handlers.PrometheusHandler;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Serves the metrics on a virtual thread, because Quarkus would use a worker thread, and all of them may be busy. */
@ApplicationScoped
class MetricsRoute {

    private static final String PATH = "/q/metrics";

    private final Handler<RoutingContext> metrics = new PrometheusHandler(false, Optional.empty());

    void register(@Observes ManagementInterface management) {
        management.router().get(PATH).order(ManagementFilter.ORDER + 1).handler(this::respond);
    }

    private void respond(RoutingContext context) {
        Thread.ofVirtual().name("metrics").start(() -> {
            try {
                metrics.handle(context);
            } catch (RuntimeException e) {
                context.fail(e);
            }
        });
    }
}
