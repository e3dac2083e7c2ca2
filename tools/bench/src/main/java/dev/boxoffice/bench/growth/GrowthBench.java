package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Wrk;

/** Measures how the speed depends on the amount of stored data. */
public final class GrowthBench implements Bench {

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("growth: orders, %d connections, relays off".formatted(Wrk.CONNECTIONS));
        StoredEvent event = new OrderGrowth(system, plan, report).run();
        report.headline("growth: the relay");
        new RelayGrowth(system, plan, report).run(event);
    }
}
