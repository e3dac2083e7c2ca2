package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Wrk;

/** Whether it gets slower as the years go by. */
public final class GrowthBench implements Bench {

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("growth: orders, %d connections, relays rest".formatted(Wrk.CONNECTIONS));
        StoredEvent event = new OrderGrowth(system, plan, report).run();
        report.headline("growth: the relay");
        new RelayGrowth(system, plan, report).run(event);
    }
}
