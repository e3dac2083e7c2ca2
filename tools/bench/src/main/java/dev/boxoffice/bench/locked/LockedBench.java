package dev.boxoffice.bench.locked;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Ratio;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.orders.HotArms;
import dev.boxoffice.bench.orders.OrderArm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Compares the orders of other tickets while one ticket's row is locked with those before. */
public final class LockedBench implements Bench {

    private static final Duration LOCKED = Duration.ofSeconds(60);
    private static final int ROUNDS = 3;
    private static final int OTHER_TICKETS = 1_000;
    /** Length of the measurement before the lock, in round times. */
    private static final int BEFORE = 2;

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        Duration locked = plan.isSmoke() ? plan.time() : LOCKED;
        report.headline("locked: one of %,d tickets, for %d s".formatted(OTHER_TICKETS + 1, locked.toSeconds()));
        OrderArm warm = new HotArms(system, plan).warmWhole();
        var load = new MixedLoad(warm, warm.tickets(), warm.database().createTickets(OTHER_TICKETS));
        load.run(plan.time());
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= Math.min(ROUNDS, plan.rounds()); round++) {
            warm.reset();
            MixedLoad.Outcome before = load.run(plan.time().multipliedBy(BEFORE));
            MixedLoad.Outcome during;
            try (var connection = system.connect(warm.database().name());
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("select from ticket where id = '%s' for update".formatted(load.lockedTicket()));
                during = load.run(locked);
                connection.rollback();
            }
            ratios.add(during.othersPerSecond() / before.othersPerSecond());
            report.progress("round %d: %s before, %s while locked".formatted(round, before, during));
            load.requireConsistency(before, during);
        }
        report.row("locked", "orders of other tickets ÷ before", Ratio.of(ratios), Goal.atLeast(0.9));
    }
}
