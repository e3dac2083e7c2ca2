package dev.boxoffice.bench.hot;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.HotArms;
import dev.boxoffice.bench.orders.OrderArm;
import java.util.List;

/** Compares orders for one ticket with orders for many; also part of {@link HotBench}. */
public final class SpreadBench implements Bench {

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("spread: one ticket beside many, %d connections".formatted(Wrk.CONNECTIONS));
        var orders = new HotArms(system, plan);
        OrderArm whole = orders.warmWhole();
        OrderArm spread = orders.spread();
        Rounds.measure(spread, plan.time()); // the service is already warm
        Samples samples = new Rounds(plan.rounds(), plan.time(), report).run(List.of(whole, spread));
        report.arms(samples);
        report(report, samples);
    }

    public static void report(Report report, Samples samples) {
        report.row("spread", "hot ÷ spread", samples.ratio(HotArms.WHOLE, HotArms.SPREAD_OUT), Goal.atLeast(0.95));
    }
}
