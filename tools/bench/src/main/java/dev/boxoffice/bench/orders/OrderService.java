package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.ExtraService;
import dev.boxoffice.bench.harness.LocalSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An additional order-service with its own database. Its relay is off unless the settings enable it. Call
 * {@link #awaitReady} before use.
 */
public record OrderService(ExtraService process, OrderDatabase database, String path) implements AutoCloseable {

    private static final String REAL = "/api/orders";

    /**
     * Starts the real order-service.
     *
     * @param database a database from {@link LocalSystem#createDatabase}; also the name of the process
     */
    public static OrderService real(LocalSystem system, String database, Map<String, String> settings)
            throws Exception {
        return real(system, database, settings, List.of());
    }

    /**
     * Starts the real order-service with other options of its JVM.
     *
     * @param options override the limits of the services of the system
     */
    public static OrderService real(
            LocalSystem system, String database, Map<String, String> settings, List<String> options) throws Exception {
        var trained = TrainedOrderService.of(system);
        List<String> all = new ArrayList<>(trained.options());
        all.addAll(options);
        return start(system, database, trained.jar(), all, REAL, settings);
    }

    /** Starts an order-service whose orders are taken by the reference implementation {@code name}. */
    public static OrderService reference(LocalSystem system, String database, String name, Map<String, String> settings)
            throws Exception {
        var jar = system.repository().resolve("tools/bench-orders/target/quarkus-app/quarkus-run.jar");
        return start(system, database, jar, List.of(), "/api/reference/%s/orders".formatted(name), settings);
    }

    private static OrderService start(
            LocalSystem system,
            String database,
            Path jar,
            List<String> options,
            String path,
            Map<String, String> settings)
            throws Exception {
        Map<String, String> environment = new HashMap<>(system.serviceEnvironment(database));
        environment.put("BOXOFFICE_OUTBOX_RELAY", "false");
        environment.put("MP_MESSAGING_INCOMING_TICKETS_GROUP_ID", database);
        environment.putAll(settings);
        return new OrderService(
                ExtraService.start(system, database, jar, environment, options),
                new OrderDatabase(system, database),
                path);
    }

    public void awaitReady() throws IOException, InterruptedException {
        process.awaitReady();
    }

    public String url() {
        return process.url();
    }

    /** Returns the URL to which clients post orders. */
    public String orders() {
        return url() + path;
    }

    @Override
    public void close() {
        process.close();
    }
}
