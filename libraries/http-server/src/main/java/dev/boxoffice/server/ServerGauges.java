package dev.boxoffice.server;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Drops gauges that Quarkus registers once per server, client or event loop; only the first would count, with a warning.
 *
 * <p>{@code http.server.connections} has the number of open connections.
 */
class ServerGauges {

    private static final Set<String> DUPLICATES = Set.of(
            "http.client.active.connections",
            "http.server.active.connections",
            "http.server.active.requests",
            "vertx.http.connections.current",
            "vertx.http.connections.max");

    @Produces
    @Singleton
    MeterFilter withoutDuplicates() {
        return MeterFilter.deny(meter -> DUPLICATES.contains(meter.getName()));
    }
}
