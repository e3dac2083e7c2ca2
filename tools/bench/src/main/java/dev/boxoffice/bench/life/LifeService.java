package dev.boxoffice.bench.life;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.CpuTime;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.Buyers;
import dev.boxoffice.bench.orders.OrderDatabase;
import dev.boxoffice.bench.orders.OrderService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A service that takes orders through their life.
 *
 * @param orders URL of its orders
 * @param tickets a file with the ids of the tickets to buy
 * @param relayed whether its events are published and ticket-service applies them
 * @param processes everything that works for the service; {@code local-stack} is Kafka
 */
record LifeService(
        LocalSystem system,
        String orders,
        OrderDatabase database,
        Path tickets,
        boolean relayed,
        Buyers buyers,
        List<ProcessHandle> processes) {

    static LifeService whole(LocalSystem system, Buyers buyers) throws SQLException, IOException {
        var database = new OrderDatabase(system, "orders");
        return new LifeService(
                system,
                system.orders() + "/api/orders",
                database,
                database.createTickets(1),
                true,
                buyers,
                system.processes(
                        "local-stack",
                        "postgres",
                        "ticket-service",
                        "order-service",
                        "admission-service",
                        "storefront"));
    }

    /** A service without a relay and with a database of its own. */
    static LifeService of(LocalSystem system, OrderService service, Buyers buyers) throws SQLException, IOException {
        OrderDatabase database = service.database();
        List<ProcessHandle> processes = new ArrayList<>(system.processes("postgres"));
        processes.add(service.process().process());
        return new LifeService(system, service.orders(), database, database.createTickets(1), false, buyers, processes);
    }

    /** Places orders only. */
    Arm.Work place(Duration time) throws IOException, InterruptedException {
        return wrk("orders.lua", Map.of(), time).onlyAccepted();
    }

    /** Places orders and takes each to its last step. */
    Arm.Work live(Step last, Duration time) throws IOException, InterruptedException {
        return last == Step.PLACE
                ? place(time)
                : wrk("life.lua", Map.of("BENCH_STEP", name(last)), time).onlyEnded();
    }

    /** Takes the orders of a file to their last step. */
    Arm.Work end(Step last, Path placed, Duration time) throws IOException, InterruptedException {
        return wrk("life.lua", Map.of("BENCH_STEP", name(last), "BENCH_ORDERS", placed.toString()), time)
                .onlyEnded();
    }

    private static String name(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private Wrk.Outcome wrk(String script, Map<String, String> more, Duration time)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("BENCH_PATH", URI.create(orders).getPath());
        environment.put("BENCH_RUN", UUID.randomUUID().toString());
        environment.put("BENCH_TOKENS", buyers.file().toString());
        environment.put("BENCH_TICKETS", tickets.toString());
        return new Wrk(system, script).run(orders, time, environment);
    }

    /** Returns the CPU time of the processes, without the load generator. */
    long cpuMillis() {
        return CpuTime.millis(processes);
    }

    void awaitPublished() throws SQLException, InterruptedException {
        if (relayed) {
            database.awaitRelayed();
        }
    }

    /** Returns after ticket-service has applied the latest figures of the tickets. */
    void awaitReplicated() throws IOException, SQLException, InterruptedException {
        for (String ticket : Files.readAllLines(tickets)) {
            long current = system.ask(database.name(), "select stock_version from ticket where id = '" + ticket + "'");
            String applied =
                    "select coalesce(max(version), 0) from ticket_availability where ticket_id = '" + ticket + "'";
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (system.ask("tickets", applied) < current) {
                if (System.nanoTime() > deadline) {
                    throw new BenchException("ticket-service did not apply the latest figures");
                }
                Thread.sleep(20);
            }
        }
    }
}
