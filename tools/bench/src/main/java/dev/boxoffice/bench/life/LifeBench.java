package dev.boxoffice.bench.life;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.Buyers;
import dev.boxoffice.bench.orders.OrderServices;
import java.time.Duration;
import java.util.List;

/** Compares paying and cancelling with placing. The simulated payment provider responds immediately. */
public final class LifeBench implements Bench {

    private static final int BUYERS = 10_000;
    /** Orders are placed for longer than they are ended, so that they last. */
    private static final int PREPARATION = 2;

    private static final String PLACE = "place";
    private static final String PAY = "pay";
    private static final String CANCEL = "cancel";
    private static final String PAID = "place → pay";
    private static final String CANCELLED = "place → cancel";
    private static final String PAID_JPA = "place → pay, JPA transaction each";
    private static final String CANCELLED_JPA = "place → cancel, JPA transaction each";

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("life: %d connections, one line an order".formatted(Wrk.CONNECTIONS));
        var buyers = Buyers.signIn(system, plan.scaled(BUYERS));
        var whole = LifeService.whole(system, buyers);
        try (var jpa = OrderServices.startJpa(system)) {
            jpa.awaitReady();
            measure(whole, LifeService.of(system, jpa, buyers), plan, report);
        }
    }

    private static void measure(LifeService whole, LifeService jpa, Plan plan, Report report) throws Exception {
        Duration preparation = plan.time().multipliedBy(PREPARATION);
        var paid = new LifeArm(PAID, whole, Step.PAY, Duration.ZERO);
        var cancelled = new LifeArm(CANCELLED, whole, Step.CANCEL, Duration.ZERO);
        var paidJpa = new LifeArm(PAID_JPA, jpa, Step.PAY, Duration.ZERO);
        var cancelledJpa = new LifeArm(CANCELLED_JPA, jpa, Step.CANCEL, Duration.ZERO);
        var place = new LifeArm(PLACE, whole, Step.PLACE, Duration.ZERO);
        var lag = new IssueLag(whole.system());
        List<LifeArm> arms = List.of(
                place,
                new LifeArm(PAY, whole, Step.PAY, preparation, lag),
                new LifeArm(CANCEL, whole, Step.CANCEL, preparation),
                paid,
                cancelled,
                paidJpa,
                cancelledJpa);
        for (LifeArm arm : List.of(place, paid, cancelled)) {
            Rounds.warmUp(arm, plan);
        }
        for (LifeArm arm : List.of(paidJpa, cancelledJpa)) {
            Rounds.warmUp(arm, plan.sharingWarmUp(2));
        }
        Samples samples = new Rounds(plan.rounds(), plan.time(), report).run(arms);
        report.arms(samples);
        report.row("life", PAY + " ÷ " + PLACE, samples.ratio(PAY, PLACE), Goal.atLeast(0.35));
        report.row("life", CANCEL + " ÷ " + PLACE, samples.ratio(CANCEL, PLACE), Goal.atLeast(0.7));
        report.row("life", "CPU ms: " + PAID, samples.cpuMillis(PAID), Goal.atMost(1.2));
        report.row("life", "p99 s: payment → admission", lag.seconds(), Goal.atMost(2));
        report.row("life", PAID + " ÷ JPA", samples.ratio(PAID, PAID_JPA), Goal.atLeast(6));
        report.row("life", CANCELLED + " ÷ JPA", samples.ratio(CANCELLED, CANCELLED_JPA), null);
    }
}
