package dev.boxoffice.bench.export;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Ratio;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.orders.Buyers;
import dev.boxoffice.bench.orders.History;
import dev.boxoffice.bench.orders.OrderService;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Exports many times more than fits into the heap of the service, which ends when its heap is full. */
public final class ExportBench implements Bench {

    private static final String DATABASE = "orders_export";
    private static final int ORDERS = 1_000_000;
    private static final int HEAP_MEGABYTES = 64;
    /** Each round reads all orders. */
    private static final int MAX_ROUNDS = 3;

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        int orders = plan.scaled(ORDERS);
        report.headline("export: %,d orders, %d MiB of heap".formatted(orders, HEAP_MEGABYTES));
        system.createDatabase(DATABASE);
        List<String> options = List.of("-Xmx" + HEAP_MEGABYTES + "m", "-XX:+ExitOnOutOfMemoryError");
        try (var service = OrderService.real(system, DATABASE, Map.of(), options)) {
            service.awaitReady();
            fill(system, service, orders);
            var arm = new ExportArm(service, Buyers.signIn(system, 1).tokens().getFirst(), orders);
            Samples samples = new Rounds(Math.min(MAX_ROUNDS, plan.rounds()), plan.time(), report).run(List.of(arm));
            report.arms(samples);
            report.row("export", "orders per second", samples.perSecond(ExportArm.NAME), null);
            report.row(
                    "export",
                    "CSV ÷ heap",
                    Ratio.of(arm.megabytes().stream()
                            .mapToDouble(megabytes -> megabytes / HEAP_MEGABYTES)
                            .toArray()),
                    Goal.atLeast(2));
        } finally {
            system.execute("postgres", "drop database if exists " + DATABASE + " with (force)");
        }
    }

    /** The first buyer is a member of the organiser of all orders. */
    private static void fill(LocalSystem system, OrderService service, int orders) throws Exception {
        service.database().createTickets(1);
        new History(service.database()).write(orders);
        addMember(system);
    }

    private static void addMember(LocalSystem system) throws SQLException {
        system.execute(
                DATABASE,
                "insert into organiser (id, name, members, version) values ('00000000-0000-7000-8000-000000000001', 'Hall',"
                        + " '[{\"subject\": \"buyer-0\", \"role\": \"SUPPORT\"}]', 1)",
                "update ticket set organiser_id = '00000000-0000-7000-8000-000000000001'");
    }
}
