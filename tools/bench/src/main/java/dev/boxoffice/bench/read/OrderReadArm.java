package dev.boxoffice.bench.read;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.CpuTime;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.OrderArm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** {@code GET} of one order at a time, by its buyer, from {@link Wrk#CONNECTIONS} connections. */
record OrderReadArm(String name, LocalSystem system, OrderArm placed, Path orders, Wrk wrk) implements Arm {

    /** Reads orders that {@code placed} left in the database. */
    static OrderReadArm of(String name, LocalSystem system, OrderArm placed) throws Exception {
        Path orders = system.home().resolve("orders-read");
        placed.database().awaitRelayed();
        placed.database().listOpenOrders(orders);
        return new OrderReadArm(name, system, placed, orders, new Wrk(system, "read-orders.lua"));
    }

    @Override
    public Work run(Duration time) throws Exception {
        var environment = Map.of(
                "BENCH_TOKENS", placed.buyers().file().toString(),
                "BENCH_ORDERS", orders.toString());
        return wrk.run(placed.url(), time, environment).onlyAccepted();
    }

    /** Returns the CPU time of order-service and PostgreSQL alone. */
    @Override
    public long cpuMillis() {
        return CpuTime.millis(system.processes("order-service", "postgres"));
    }
}
