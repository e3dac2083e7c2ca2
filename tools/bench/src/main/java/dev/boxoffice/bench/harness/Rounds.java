package dev.boxoffice.bench.harness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the arms alternately (A B B A), so that drift affects all of them equally. */
public final class Rounds {

    /** Length of a warm-up piece in round times, because every piece pays for one reset. */
    private static final int WARM_UP_PIECE = 3;

    private final int rounds;
    private final Duration time;
    private final Report report;

    public Rounds(int rounds, Duration time, Report report) {
        this.rounds = rounds;
        this.time = time;
        this.report = report;
    }

    /** Returns one sample per arm and round. */
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

    /** Warms up in pieces, so that tables stay as small as in a round. A cold service may refuse requests. */
    public static void warmUp(Arm arm, Plan plan) throws Exception {
        Duration piece = Collections.min(List.of(plan.time().multipliedBy(WARM_UP_PIECE), plan.warmUp()));
        for (Duration left = plan.warmUp(); left.isPositive(); left = left.minus(piece)) {
            try {
                measure(arm, piece);
            } catch (Wrk.RefusedException _) { // the next piece resets the arm
            }
        }
    }

    /** Resets the arm and measures it once. */
    public static Sample measure(Arm arm, Duration time) throws Exception {
        arm.reset();
        long cpuBefore = arm.cpuMillis();
        Arm.Work work = arm.run(time);
        long cpu = arm.cpuMillis() - cpuBefore;
        return new Sample(work.perSecond(), work.operations() == 0 ? 0 : (double) cpu / work.operations());
    }
}
