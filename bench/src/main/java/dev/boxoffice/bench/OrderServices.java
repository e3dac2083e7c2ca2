package dev.boxoffice.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Order services beside the system's own, each on a database of its own.
 *
 * @param paused the real one, whose relay rests
 * @param noDatabase accepts orders and forgets them
 * @param jpa a transaction for each order, its relay resting too
 */
record OrderServices(LocalSystem system, ExtraService paused, ExtraService noDatabase, ExtraService jpa)
        implements AutoCloseable {

    static OrderServices start(LocalSystem system) throws Exception {
        Path real = system.repository().resolve("order-service/target/quarkus-app/quarkus-run.jar");
        Path compared = system.repository().resolve("bench-orders/target/quarkus-app/quarkus-run.jar");
        for (String database : new String[] {"orders_paused", "orders_none", "orders_jpa"}) {
            system.createDatabase(database);
        }
        return new OrderServices(
                system,
                ExtraService.start(system, "paused", real, environment(system, "orders_paused", Map.of()))
                        .awaitReady(),
                ExtraService.start(
                                system,
                                "no-database",
                                compared,
                                environment(system, "orders_none", Map.of("BENCH_WAY", "NO_DATABASE")))
                        .awaitReady(),
                ExtraService.start(
                                system,
                                "jpa",
                                compared,
                                environment(system, "orders_jpa", Map.of("BENCH_WAY", "TRANSACTION_EACH")))
                        .awaitReady());
    }

    private static Map<String, String> environment(LocalSystem system, String database, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(system.serviceEnvironment(database));
        environment.put("BOXOFFICE_OUTBOX_RELAY_ENABLED", "false");
        environment.put("MP_MESSAGING_INCOMING_TICKETS_GROUP_ID", database);
        environment.putAll(more);
        return environment;
    }

    OrderDatabase pausedDatabase() {
        return new OrderDatabase(system, "orders_paused");
    }

    OrderDatabase jpaDatabase() {
        return new OrderDatabase(system, "orders_jpa");
    }

    @Override
    public void close() {
        paused.close();
        noDatabase.close();
        jpa.close();
    }
}
