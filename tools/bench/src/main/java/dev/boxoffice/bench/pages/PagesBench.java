package dev.boxoffice.bench.pages;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.OpenLoop;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Ratio;
import dev.boxoffice.bench.harness.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures how long pages of the storefront take at a constant rate, with many shows. */
public final class PagesBench implements Bench {

    private static final int SHOWS = 10_000;
    private static final int SMOKE_SHOWS = 50;
    private static final double PER_SECOND = 50;
    /** Multiple of the round time, because a percentile needs more responses than a rate. */
    private static final int TIME_FACTOR = 2;

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        int count = plan.isSmoke() ? SMOKE_SHOWS : SHOWS;
        report.headline("pages: open loop at %.0f/s, %,d shows".formatted(PER_SECOND, count));
        try (var load = new OpenLoop()) {
            Programme programme = Programme.publish(system, count);
            List<Arm> arms = List.of(
                    new Arm("catalogue", List.of("/")),
                    new Arm("search", programme.searches()),
                    new Arm("show", programme.pages()));
            for (Arm arm : arms) {
                arm.run(system, load, plan.sharingWarmUp(arms.size()).warmUp());
            }
            Map<String, List<Double>> p99 = new LinkedHashMap<>();
            arms.forEach(arm -> p99.put(arm.name(), new ArrayList<>()));
            for (int round = 0; round < plan.rounds(); round++) {
                for (Arm arm : round % 2 == 0 ? arms : arms.reversed()) {
                    OpenLoop.Outcome outcome = arm.run(system, load, plan.time().multipliedBy(TIME_FACTOR));
                    p99.get(arm.name()).add(outcome.millis(99));
                    report.progress("%s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
                            .formatted(arm.name(), outcome.millis(50), outcome.millis(99), outcome.millis(100)));
                }
            }
            p99.forEach((name, millis) -> report.row("pages", "p99 in ms: " + name, Ratio.of(millis), Goal.atMost(50)));
        }
    }

    /** One kind of page, with addresses that take turns. */
    private record Arm(String name, List<String> paths) {

        OpenLoop.Outcome run(LocalSystem system, OpenLoop load, Duration time) throws Exception {
            OpenLoop.Outcome outcome = load.run(
                    PER_SECOND,
                    time,
                    index -> OpenLoop.Request.get(system.storefront() + paths.get((int) (index % paths.size()))));
            if (outcome.refused() > 0) {
                throw new BenchException("%d pages of %s failed".formatted(outcome.refused(), name));
            }
            return outcome;
        }
    }
}
