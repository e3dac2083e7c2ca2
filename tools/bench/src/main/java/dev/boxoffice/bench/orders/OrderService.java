package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.ExtraService;
import dev.boxoffice.bench.harness.LocalSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An additional order-service with its own database. Its relay is off unless the settings enable it. Call
 * {@link #awaitReady} before use.
 */
public record OrderService(ExtraService process, OrderDatabase database) implements AutoCloseable {

    /**
     * Starts the real order-service.
     *
     * @param database a database from {@link LocalSystem#createDatabase}; also the name of the process
     */
    public static OrderService real(LocalSystem system, String database, Map<String, String> settings)
            throws Exception {
        var trained = TrainedOrderService.of(system);
        return start(system, database, trained.jar(), trained.options(), settings);
    }

    /** Starts an order-service with the alternative intake {@code way}. */
    public static OrderService compared(LocalSystem system, String database, String way, Map<String, String> settings)
            throws Exception {
        Map<String, String> more = new HashMap<>(settings);
        more.put("BENCH_WAY", way);
        var jar = system.repository().resolve("tools/bench-orders/target/quarkus-app/quarkus-run.jar");
        return start(system, database, jar, List.of(), more);
    }

    private static OrderService start(
            LocalSystem system, String database, Path jar, List<String> options, Map<String, String> settings)
            throws Exception {
        Map<String, String> environment = new HashMap<>(system.serviceEnvironment(database));
        environment.put("BOXOFFICE_OUTBOX_RELAY", "false");
        environment.put("MP_MESSAGING_INCOMING_TICKETS_GROUP_ID", database);
        environment.putAll(settings);
        return new OrderService(
                ExtraService.start(system, database, jar, environment, options), new OrderDatabase(system, database));
    }

    public void awaitReady() throws IOException, InterruptedException {
        process.awaitReady();
    }

    public String url() {
        return process.url();
    }

    @Override
    public void close() {
        process.close();
    }
}
