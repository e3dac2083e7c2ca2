package dev.boxoffice.http;

import dev.boxoffice.server.RequestBodies;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the OpenAPI document below {@code /api}, where it is public, under an address that differs for each service. */
@ApplicationScoped
class OpenApiAddress {

    private final String service;

    OpenApiAddress(@ConfigProperty(name = "quarkus.application.name") String service) {
        this.service = service;
    }

    void register(@Observes Router router) {
        for (String format : new String[] {".yaml", ".json"}) {
            router.get("/api/openapi/" + service + format)
                    .order(RequestBodies.ORDER + 1)
                    .handler(context -> context.reroute(HttpMethod.GET, "/q/openapi" + format));
        }
    }
}
