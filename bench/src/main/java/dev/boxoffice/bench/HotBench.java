package dev.boxoffice.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everybody wants the same ticket: orders over HTTP, against the ways others sell one. */
final class HotBench implements Bench {

    private static final int BUYERS = 10_000;
    private static final int SPREAD = 10_000;
    private static final String WHOLE = "whole system";
    private static final String PAUSED = "relay paused";
    private static final String SPREAD_OUT = "whole system, 10,000 tickets";
    private static final String NO_DATABASE = "f: same POST, no database";
    private static final String JPA = "g: plain JPA, transaction each";

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("hot: %d connections, one line an order".formatted(Wrk.CONNECTIONS));
        var peers = PeerDatabase.create(system);
        try (var services = OrderServices.start(system)) {
            var buyers = Buyers.signIn(system, plan.scaled(BUYERS));
            var http = httpArms(system, services, buyers, plan);
            for (OrderArm arm : http) {
                warmUp(arm, plan);
            }
            List<Arm> arms = new ArrayList<>(http);
            arms.add(new PeerArm(Peer.NAIVE, 32, peers));
            for (Peer peer : List.of(Peer.CTE, Peer.ADVISORY_LOCK, Peer.SKIP_LOCKED, Peer.OPTIMISTIC)) {
                arms.add(best(peer, peers, report));
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

    private static List<OrderArm> httpArms(LocalSystem system, OrderServices services, Buyers buyers, Plan plan)
            throws Exception {
        var wrk = new Wrk(system, "orders.lua");
        var orders = new OrderDatabase(system, "orders");
        Path hot = orders.listTickets(1);
        Path spread = orders.listTickets(plan.scaled(SPREAD));
        Path hotPaused = services.pausedDatabase().listTickets(1);
        Path hotJpa = services.jpaDatabase().listTickets(1);
        return List.of(
                new OrderArm(WHOLE, system.orders(), orders, hot, true, wrk, buyers),
                new OrderArm(SPREAD_OUT, system.orders(), orders, spread, true, wrk, buyers),
                new OrderArm(PAUSED, services.paused().url(), services.pausedDatabase(), hotPaused, false, wrk, buyers),
                new OrderArm(NO_DATABASE, services.noDatabase().url(), null, hot, false, wrk, buyers),
                new OrderArm(JPA, services.jpa().url(), services.jpaDatabase(), hotJpa, false, wrk, buyers));
    }

    /** In pieces, so that no table grows beyond what it has in a round. */
    private static void warmUp(OrderArm arm, Plan plan) throws Exception {
        Duration left = arm.name().equals(SPREAD_OUT) ? plan.time() : plan.warmUp();
        while (left.isPositive()) {
            Rounds.measure(arm, plan.time());
            left = left.minus(plan.time());
        }
    }

    private static PeerArm best(Peer peer, PeerDatabase database, Report report) throws Exception {
        PeerArm best = null;
        double most = 0;
        for (int connections : new int[] {1, 4, 8, 32}) {
            var arm = new PeerArm(peer, connections, database);
            double rate = Rounds.measure(arm, Duration.ofSeconds(2)).perSecond();
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
                    "hot", WHOLE + " ÷ " + peer, samples.ratio(WHOLE, peer), Goal.atLeast(goals.get(peer.charAt(0))));
        }
        report.row("hot", PAUSED + " ÷ " + peers.get(1), samples.ratio(PAUSED, peers.get(1)), Goal.atLeast(3));
        report.row("hot", PAUSED + " ÷ " + NO_DATABASE, samples.ratio(PAUSED, NO_DATABASE), Goal.atLeast(0.6));
        report.row("hot", WHOLE + " ÷ " + JPA, samples.ratio(WHOLE, JPA), null);
        report.row("spread", "hot ÷ spread", samples.ratio(WHOLE, SPREAD_OUT), Goal.atLeast(0.95));
        report.row("relay", "orders: relay on ÷ off", samples.ratio(WHOLE, PAUSED), Goal.atLeast(0.85));
    }
}
