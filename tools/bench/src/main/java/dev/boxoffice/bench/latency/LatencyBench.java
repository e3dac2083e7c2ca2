package dev.boxoffice.bench.latency;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.OpenLoop;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Ratio;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.orders.HotArms;
import dev.boxoffice.bench.orders.OrderArm;
import dev.boxoffice.bench.orders.OrderServices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures order latency below and above the capacity of plain JPA. */
public final class LatencyBench implements Bench {

    private static final double PARTIAL_LOAD = 0.7;
    private static final double DOUBLE_LOAD = 2;
    private static final int PILOTS = 3;
    /** Multiple of the round time, because a percentile needs more responses than a rate. */
    private static final int TIME_FACTOR = 2;

    private static final String WHOLE = "whole system, 70 % of g";
    private static final String JPA = "g, 70 % of g";
    private static final String WHOLE_TWICE = "whole system, twice g";

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("latency: open loop at constant rates, measured from the time a request is due");
        try (var service = OrderServices.startJpa(system);
                var load = new OpenLoop()) {
            service.awaitReady();
            var http = new HotArms(system, plan);
            OrderArm whole = http.warmWhole();
            OrderArm jpa = http.jpa(service);
            Rounds.warmUp(jpa, plan);
            double capacity = new Rounds(Math.min(PILOTS, plan.rounds()), plan.time(), report)
                    .run(List.of(jpa))
                    .rate(jpa.name());
            var p99 = measure(
                    List.of(
                            new LatencyArm(WHOLE, whole, capacity * PARTIAL_LOAD),
                            new LatencyArm(JPA, jpa, capacity * PARTIAL_LOAD),
                            new LatencyArm(WHOLE_TWICE, whole, capacity * DOUBLE_LOAD)),
                    load,
                    plan,
                    report);
            report(report, p99);
        }
    }

    /** Returns the p99 in milliseconds of each arm in each valid round. */
    private static Map<String, List<Double>> measure(List<LatencyArm> arms, OpenLoop load, Plan plan, Report report)
            throws Exception {
        Map<String, List<Double>> p99 = new LinkedHashMap<>();
        arms.forEach(arm -> p99.put(arm.name(), new ArrayList<>()));
        int valid = 0;
        for (int round = 0; round < plan.rounds(); round++) {
            try {
                round(round % 2 == 0 ? arms : arms.reversed(), load, plan, report)
                        .forEach((arm, millis) -> p99.get(arm).add(millis));
                valid++;
            } catch (BenchException e) {
                report.progress("round %d is void: %s".formatted(round + 1, e.getMessage()));
            }
        }
        if (valid * 2 <= plan.rounds()) {
            throw new BenchException("only %d of %d rounds are valid".formatted(valid, plan.rounds()));
        }
        return p99;
    }

    private static Map<String, Double> round(List<LatencyArm> arms, OpenLoop load, Plan plan, Report report)
            throws Exception {
        Map<String, Double> p99 = new LinkedHashMap<>();
        for (LatencyArm arm : arms) {
            OpenLoop.Outcome outcome = arm.run(load, plan.time().multipliedBy(TIME_FACTOR));
            p99.put(arm.name(), outcome.millis(99));
            report.progress("%s: %,.0f/s, p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
                    .formatted(
                            arm.name(), arm.perSecond(), outcome.millis(50), outcome.millis(99), outcome.millis(100)));
        }
        return p99;
    }

    private static void report(Report report, Map<String, List<Double>> p99) {
        report.row(
                "latency",
                "p99: " + WHOLE + " ÷ " + JPA,
                Ratio.between(p99.get(WHOLE), p99.get(JPA)),
                Goal.atMost(0.25));
        report.row("latency", "p99 in ms: " + WHOLE_TWICE, Ratio.of(p99.get(WHOLE_TWICE)), Goal.atMost(25));
    }
}
