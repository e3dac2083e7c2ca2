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

    public static OrderServices start(LocalSystem system) throws Exception {
        for (String database : new String[] {"orders_paused", "orders_none"}) {
            system.createDatabase(database);
        }
        var services = new OrderServices(
                OrderService.real(system, "orders_paused", Map.of()),
                OrderService.compared(system, "orders_none", "NO_DATABASE", Map.of()),
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
        return OrderService.compared(system, "orders_jpa", "TRANSACTION_PER_ORDER", Map.of());
    }

    @Override
    public void close() {
        all().forEach(OrderService::close);
    }
}
