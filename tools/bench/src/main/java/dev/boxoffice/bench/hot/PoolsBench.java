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

/** Compares orders for a show whose tickets share pools with orders for a single ticket. */
public final class PoolsBench implements Bench {

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline(
                "pools: four tickets and two pools beside one ticket, %d connections".formatted(Wrk.CONNECTIONS));
        var orders = new HotArms(system, plan);
        OrderArm whole = orders.warmWhole();
        OrderArm show = orders.show();
        Rounds.measure(show, plan.time()); // the service is already warm
        Samples samples = new Rounds(plan.rounds(), plan.time(), report).run(List.of(whole, show));
        report.arms(samples);
        report.row(
                "pools",
                "four tickets and two pools ÷ hot",
                samples.ratio(HotArms.SHOW, HotArms.WHOLE),
                Goal.atLeast(0.8));
    }
}
