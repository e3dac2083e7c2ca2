package dev.boxoffice.bench.growth;

import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.orders.OrderService;
import dev.boxoffice.bench.orders.RelayGate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Measures the relay with a large backlog, and with dead rows that vacuum cannot remove. */
record RelayGrowth(LocalSystem system, Plan plan, Report report) {

    private static final int FEW = 20_000;
    private static final int MANY = 2_000_000;
    /** A minute together with the time of the round. */
    private static final Duration BEFORE = Duration.ofSeconds(50);

    private static final int HELD_ROUNDS = 2;

    private static final String FEW_WAIT = "relay, 20 k wait";
    private static final String MANY_WAIT = "relay, 2 M wait";
    private static final String VACUUM_HELD = "relay, old transaction";
    private static final String VACUUM_FREE = "relay, no old transaction";

    void run(StoredEvent event) throws Exception {
        try (var few = start("growth_relay")) {
            try (var many = start("growth_backlog")) {
                few.awaitReady();
                many.awaitReady();
                backlogs(few, many, event);
            }
            held(few, event);
        }
    }

    private void backlogs(OrderService few, OrderService many, StoredEvent event) throws Exception {
        try (var fewGate = new RelayGate(few.database());
                var manyGate = new RelayGate(many.database())) {
            for (OrderService service : List.of(few, many)) {
                // Half of the time is enough, because no HTTP is involved.
                var warmUp = new FeedArm("warming up", service.database(), event, Duration.ZERO, false);
                Rounds.warmUp(warmUp, plan.sharingWarmUp(2));
            }
            Samples samples = new Rounds(plan.rounds(), plan.time(), report)
                    .run(List.of(
                            new BacklogArm(FEW_WAIT, few.database(), fewGate, event, plan.scaled(FEW)),
                            new BacklogArm(MANY_WAIT, many.database(), manyGate, event, plan.scaled(MANY))));
            report.arms(samples);
            report.row("growth", "relay: 2 M ÷ 20 k waiting", samples.ratio(MANY_WAIT, FEW_WAIT), Goal.atLeast(0.9));
        }
    }

    private void held(OrderService service, StoredEvent event) throws Exception {
        var rounds =
                new Rounds(Math.min(HELD_ROUNDS, plan.rounds()), plan.time().multipliedBy(2), report);
        Samples samples = rounds.run(List.of(
                new FeedArm(VACUUM_FREE, service.database(), event, scaled(BEFORE), false),
                new FeedArm(VACUUM_HELD, service.database(), event, scaled(BEFORE), true)));
        report.arms(samples);
        report.row(
                "growth",
                "relay: xmin held for a minute ÷ not",
                samples.ratio(VACUUM_HELD, VACUUM_FREE),
                Goal.atLeast(0.7));
    }

    private Duration scaled(Duration time) {
        return Duration.ofMillis(plan.scaled((int) time.toMillis()));
    }

    private OrderService start(String database) throws Exception {
        system.createDatabase(database);
        return OrderService.real(
                system,
                database,
                Map.of(
                        "BOXOFFICE_OUTBOX_RELAY", "true",
                        "BOXOFFICE_OUTBOX_POLL_INTERVAL",
                                "PT0.02S", // no commit wakes the relay, so it has to poll often
                        "BOXOFFICE_RECONCILIATION_INTERVAL", "24h"));
    }
}
