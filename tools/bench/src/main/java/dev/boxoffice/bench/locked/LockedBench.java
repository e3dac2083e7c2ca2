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
import java.util.concurrent.Callable;

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
        List<Double> controlled = new ArrayList<>();
        for (int round = 1; round <= Math.min(ROUNDS, plan.rounds()); round++) {
            warm.reset();
            MixedLoad.Outcome control = during(system, warm, "select pg_current_xact_id()", () -> load.run(locked));
            load.requireConsistency(control);
            warm.reset();
            MixedLoad.Outcome before = load.run(plan.time().multipliedBy(BEFORE));
            String lock = "select from ticket where id = '%s' for update".formatted(load.lockedTicket());
            MixedLoad.Outcome during = during(system, warm, lock, () -> load.run(locked));
            ratios.add(during.othersPerSecond() / before.othersPerSecond());
            controlled.add(during.othersPerSecond() / control.othersPerSecond());
            report.progress("round %d: %s before, %s while locked, %s with an old transaction only"
                    .formatted(round, before, during, control));
            load.requireConsistency(before, during);
        }
        report.row("locked", "orders of other tickets ÷ before", Ratio.of(ratios), Goal.atLeast(0.9));
        report.row("locked", "orders of other tickets ÷ with an old transaction only", Ratio.of(controlled), null);
    }

    /** Runs the load while another transaction that has executed {@code statement} stays open. */
    private static MixedLoad.Outcome during(
            LocalSystem system, OrderArm arm, String statement, Callable<MixedLoad.Outcome> load) throws Exception {
        try (var connection = system.connect(arm.database().name());
                var session = connection.createStatement()) {
            connection.setAutoCommit(false);
            session.execute(statement);
            MixedLoad.Outcome outcome = load.call();
            connection.rollback();
            return outcome;
        }
    }
}
