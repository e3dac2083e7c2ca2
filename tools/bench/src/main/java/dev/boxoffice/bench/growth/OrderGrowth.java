package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.orders.History;
import dev.boxoffice.bench.orders.HotArms;
import dev.boxoffice.bench.orders.OrderArm;
import dev.boxoffice.bench.orders.OrderDatabase;
import dev.boxoffice.bench.orders.OrderService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compares orders in a small database with databases of many orders and of many tickets, without relays. */
record OrderGrowth(LocalSystem system, Plan plan, Report report) {

    private static final int FEW_ORDERS = 10_000;
    private static final int MANY_ORDERS = 10_000_000;
    private static final int FEW_TICKETS = 1_000;
    private static final int MANY_TICKETS = 1_000_000;
    /** Number of tickets that buyers order, spread over all tickets. */
    private static final int WANTED = 10_000;

    private static final String SMALL = "10 k orders, 1 k tickets";
    private static final String ORDERS = "10 M orders, 1 k tickets";
    private static final String TICKETS = "10 k orders, 1 M tickets";

    /** Returns one of the events that the orders wrote. */
    StoredEvent run() throws Exception {
        try (var small = start("growth_small");
                var orders = start("growth_orders");
                var tickets = start("growth_tickets");
                var background = Executors.newSingleThreadExecutor()) {
            for (OrderService service : List.of(small, orders, tickets)) {
                service.awaitReady();
            }
            var http = new HotArms(system, plan);
            Future<OrderArm> filled = background.submit(
                    () -> arm(http, ORDERS, orders, MANY_ORDERS, FEW_TICKETS)); // while others warm up
            OrderArm fewOfBoth = arm(http, SMALL, small, FEW_ORDERS, FEW_TICKETS);
            OrderArm manyTickets = arm(http, TICKETS, tickets, FEW_ORDERS, MANY_TICKETS);
            Rounds.warmUp(fewOfBoth, plan);
            Rounds.warmUp(manyTickets, plan);
            OrderArm manyOrders = filled.get();
            Rounds.warmUp(manyOrders, plan);
            for (OrderArm disturbed : List.of(fewOfBoth, manyTickets)) {
                Rounds.warmUp(disturbed, plan.sharingWarmUp(2));
            }
            Samples samples =
                    new Rounds(plan.rounds(), plan.time(), report).run(List.of(manyOrders, fewOfBoth, manyTickets));
            report.arms(samples);
            report.row("growth", "orders: 10 M ÷ 10 k orders", samples.ratio(ORDERS, SMALL), Goal.atLeast(0.9));
            report.row("growth", "orders: 1 M ÷ 1 k tickets", samples.ratio(TICKETS, SMALL), Goal.atLeast(0.95));
            return StoredEvent.first(small.database());
        }
    }

    private OrderService start(String database) throws Exception {
        system.createDatabase(database);
        return OrderService.real(system, database, Map.of("BOXOFFICE_RECONCILIATION_INTERVAL", "24h"));
    }

    private OrderArm arm(HotArms http, String name, OrderService service, int orders, int tickets) throws Exception {
        var database = new OrderDatabase(system, service.database().name(), true);
        int created = plan.scaled(tickets);
        Path wanted = database.createTickets(created, Math.min(created, WANTED));
        long begun = System.nanoTime();
        new History(database).write(plan.scaled(orders));
        report.progress("%s: filled in %.0f s".formatted(name, (System.nanoTime() - begun) / 1e9));
        return http.withoutRelay(name, service.orders(), database, wanted);
    }
}
