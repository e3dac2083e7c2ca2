package dev.boxoffice.bench.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs arms in turn, there and back (A B B A), so that what drifts meanwhile is shared by all. */
public final class Rounds {

    /** Of a warm-up, in rounds' times: clearing away costs as much time for a short one. */
    private static final int PIECE = 3;

    private final int rounds;
    private final Duration time;
    private final Report report;

    public Rounds(int rounds, Duration time, Report report) {
        this.rounds = rounds;
        this.time = time;
        this.report = report;
    }

    /** A sample of each round for each arm. */
    public Samples run(List<? extends Arm> arms) throws Exception {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        arms.forEach(arm -> samples.put(arm.name(), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (Arm arm : round % 2 == 0 ? arms : arms.reversed()) {
                Sample sample = measure(arm, time);
                samples.get(arm.name()).add(sample);
                report.progress("round %d of %d: %s %s/s"
                        .formatted(round + 1, rounds, arm.name(), Report.rate(sample.perSecond())));
            }
        }
        return new Samples(samples);
    }

    /** In pieces, so that no table grows far beyond what it has in a round. What is cold may refuse what it cannot do in time. */
    public static void warmUp(Arm arm, Plan plan) throws Exception {
        Duration piece = Collections.min(List.of(plan.time().multipliedBy(PIECE), plan.warmUp()));
        for (Duration left = plan.warmUp(); left.isPositive(); left = left.minus(piece)) {
            try {
                measure(arm, piece);
            } catch (Wrk.RefusedException _) { // the next piece begins anew
            }
        }
    }

    /** Once; for a round and for finding the best of several. */
    public static Sample measure(Arm arm, Duration time) throws Exception {
        arm.reset();
        long cpuBefore = CpuTime.millis();
        Arm.Work work = arm.run(time);
        long cpu = CpuTime.millis() - cpuBefore;
        return new Sample(work.perSecond(), work.operations() == 0 ? 0 : (double) cpu / work.operations());
    }
}
