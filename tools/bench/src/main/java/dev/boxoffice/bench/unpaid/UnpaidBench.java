package dev.boxoffice.bench.unpaid;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.kafka.RawProducer;
import dev.boxoffice.events.EventType;
import java.util.List;

/** Measures what events of unpaid orders cost admission-service, which needs only the first of each order. */
public final class UnpaidBench implements Bench {

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("unpaid: events of unpaid orders in admission-service");
        try (var producer = new RawProducer(system)) {
            var created = new UnpaidArm(system, producer, EventType.ORDER_CREATED, "CREATED");
            var expired = new UnpaidArm(system, producer, EventType.ORDER_EXPIRED, "EXPIRED");
            for (UnpaidArm arm : List.of(created, expired)) {
                Rounds.warmUp(arm, plan.sharingWarmUp(2));
            }
            Samples samples = new Rounds(plan.rounds(), plan.time(), report).run(List.of(created, expired));
            report.arms(samples);
            report.row("unpaid", "CPU ms: " + created.name(), samples.cpuMillis(created.name()), null);
            report.row("unpaid", "CPU ms: " + expired.name(), samples.cpuMillis(expired.name()), null);
        }
    }
}
