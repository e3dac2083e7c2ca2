package dev.boxoffice.bench.start;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Ratio;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.orders.Buyers;
import dev.boxoffice.bench.orders.HotArms;
import dev.boxoffice.bench.orders.OrderArm;
import dev.boxoffice.bench.orders.TrainedOrderService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Measures the start of order-service with and without its AOT cache, and the resident memory of all JVMs. */
public final class StartBench implements Bench {

    private static final String CACHED = "order-service, from its cache";
    private static final String PLAIN = "order-service, without";
    private static final double GIB = 1 << 20; // of KiB

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("start: order-service, from process start to the first 200");
        var trained = TrainedOrderService.of(system);
        if (!trained.isTrained() && !plan.isSmoke()) {
            throw new BenchException("no AOT cache found: run ./boxoffice train");
        }
        system.createDatabase("orders_start");
        String token = Buyers.signIn(system, 1).tokens().getFirst();
        var cached = new StartArm(CACHED, system, token, trained.jar(), trained.options());
        var plain = new StartArm(PLAIN, system, token, trained.built(), List.of());
        Rounds.measure(plain, Duration.ZERO); // creates the tables
        Samples samples = new Rounds(plan.rounds(), Duration.ZERO, report).run(List.of(cached, plain));
        report.arms(samples);
        report.row("start", "time: from the cache ÷ without", samples.ratio(PLAIN, CACHED), Goal.atMost(0.45));
        report.row("start", "GiB resident in all JVMs, under load", memory(system, plan, report), Goal.atMost(1.5));
    }

    private static Ratio memory(LocalSystem system, Plan plan, Report report) throws Exception {
        OrderArm orders = new HotArms(system, plan).warmWhole();
        var gibibytes = new double[plan.rounds()];
        for (int round = 0; round < gibibytes.length; round++) {
            Rounds.measure(orders, plan.time());
            gibibytes[round] = resident(system);
            report.progress("round %d of %d: %.2f GiB".formatted(round + 1, gibibytes.length, gibibytes[round]));
        }
        return Ratio.of(gibibytes);
    }

    private static double resident(LocalSystem system) {
        return Stream.of("local-stack", "ticket-service", "order-service", "admission-service")
                .mapToDouble(component -> kibibytes(system.process(component).pid()) / GIB)
                .sum();
    }

    private static double kibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .sum();
        } catch (IOException e) {
            throw new BenchException("cannot read the memory of a process", e);
        }
    }
}
