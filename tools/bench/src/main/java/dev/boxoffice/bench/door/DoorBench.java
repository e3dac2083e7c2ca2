package dev.boxoffice.bench.door;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.harness.Wrk;
import java.util.List;

/** Measures entries at the door, one code per request. */
public final class DoorBench implements Bench {

    /** More than a round can check in. */
    private static final int ADMISSIONS = 60_000;

    private static final int SMOKE_ADMISSIONS = 5_000;
    private static final String ENTRIES = "entries";

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        int admissions = plan.isSmoke() ? SMOKE_ADMISSIONS : ADMISSIONS;
        report.headline("door: %d connections, %,d admissions".formatted(Wrk.CONNECTIONS, admissions));
        var door = DoorArm.of(ENTRIES, system, admissions);
        Rounds.warmUp(door, plan);
        Samples samples = new Rounds(plan.rounds(), plan.time(), report).run(List.of(door));
        report.arms(samples);
        report.row("door", "entries per second", samples.perSecond(ENTRIES), Goal.atLeast(1_000));
        report.row("door", "CPU ms: " + ENTRIES, samples.cpuMillis(ENTRIES), null);
    }
}
