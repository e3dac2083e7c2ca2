package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.LocalSystem;
import java.util.List;
import java.util.Map;

/**
 * The services that the whole system is compared with over HTTP.
 *
 * @param paused the real service without a relay
 * @param noDatabase accepts orders without storing them
 * @param jpa plain JPA with one transaction per order, without a relay
 */
public record OrderServices(OrderService paused, OrderService noDatabase, OrderService jpa) implements AutoCloseable {

    /** On a slow machine, a request may wait longer for a connection than order-service allows. */
    private static final Map<String, String> PATIENT = Map.of("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "30S");

    public static OrderServices start(LocalSystem system) throws Exception {
        for (String database : new String[] {"orders_paused", "orders_none"}) {
            system.createDatabase(database);
        }
        var services = new OrderServices(
                OrderService.real(system, "orders_paused", Map.of()),
                OrderService.reference(system, "orders_none", "no-database", Map.of()),
                startJpa(system));
        for (OrderService service : services.all()) {
            service.awaitReady();
        }
        return services;
    }

    private List<OrderService> all() {
        return List.of(paused, noDatabase, jpa);
    }

    public static OrderService startJpa(LocalSystem system) throws Exception {
        system.createDatabase("orders_jpa");
        return OrderService.reference(system, "orders_jpa", "transaction-each", PATIENT);
    }

    @Override
    public void close() {
        all().forEach(OrderService::close);
    }
}
