package dev.boxoffice.bench.hot;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.HotArms;
import dev.boxoffice.bench.orders.OrderArm;
import dev.boxoffice.bench.orders.OrderServices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares orders for one hot ticket over HTTP with the strategies of other systems. */
public final class HotBench implements Bench {

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("hot: %d connections, one line an order".formatted(Wrk.CONNECTIONS));
        var peers = PeerDatabase.create(system);
        try (var services = OrderServices.start(system)) {
            var orders = new HotArms(system, plan);
            OrderArm spread = orders.spread();
            List<OrderArm> beside = List.of(
                    orders.paused(services.paused()),
                    orders.noDatabase(services.noDatabase()),
                    orders.jpa(services.jpa()));
            List<Arm> arms = new ArrayList<>(List.of(orders.warmWhole(), spread));
            Rounds.measure(spread, plan.time()); // the service is already warm
            for (OrderArm arm : beside) {
                Rounds.warmUp(arm, plan);
            }
            arms.addAll(beside);
            arms.add(new PeerArm(Peer.NAIVE, 32, peers));
            for (Peer peer : List.of(Peer.CTE, Peer.ADVISORY_LOCK, Peer.SKIP_LOCKED, Peer.OPTIMISTIC)) {
                arms.add(
                        plan.isSmoke()
                                ? new PeerArm(peer, 8, peers)
                                : best(peer, peers, plan.time().dividedBy(2), report));
            }
            Samples samples = new Rounds(plan.rounds(), plan.time(), report).run(arms);
            report.arms(samples);
            report(
                    report,
                    samples,
                    arms.stream()
                            .map(Arm::name)
                            .filter(name -> name.matches("[a-e]:.*"))
                            .toList());
        }
    }

    private static PeerArm best(Peer peer, PeerDatabase database, Duration pilot, Report report) throws Exception {
        PeerArm best = null;
        double most = 0;
        for (int connections : new int[] {1, 4, 8, 32}) {
            var arm = new PeerArm(peer, connections, database);
            double rate = Rounds.measure(arm, pilot).perSecond();
            report.progress("pilot: %s %,.0f/s".formatted(arm.name(), rate));
            if (rate > most) {
                most = rate;
                best = arm;
            }
        }
        return best;
    }

    private static void report(Report report, Samples samples, List<String> peers) {
        Map<Character, Double> goals = Map.of('a', 5.0, 'b', 2.0, 'c', 5.0, 'd', 2.0, 'e', 10.0);
        for (String peer : peers) {
            report.row(
                    "hot",
                    HotArms.WHOLE + " ÷ " + peer,
                    samples.ratio(HotArms.WHOLE, peer),
                    Goal.atLeast(goals.get(peer.charAt(0))));
        }
        report.row(
                "hot",
                HotArms.PAUSED + " ÷ " + peers.get(1),
                samples.ratio(HotArms.PAUSED, peers.get(1)),
                Goal.atLeast(3));
        report.row(
                "hot",
                HotArms.PAUSED + " ÷ " + HotArms.NO_DATABASE,
                samples.ratio(HotArms.PAUSED, HotArms.NO_DATABASE),
                Goal.atLeast(0.45));
        report.row("hot", HotArms.WHOLE + " ÷ " + HotArms.JPA, samples.ratio(HotArms.WHOLE, HotArms.JPA), null);
        SpreadBench.report(report, samples);
        report.row("relay", "orders: relay on ÷ off", samples.ratio(HotArms.WHOLE, HotArms.PAUSED), Goal.atLeast(0.85));
    }
}
