package dev.boxoffice.bench;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** How long an edit takes from its commit to Kafka and into the replica, and a bare record from its sending to a poll. */
final class LagBench implements Bench {

    private static final int PER_SECOND = 1_000;

    @Override
    public Map<String, String> postgres() {
        return Map.of("track_commit_timestamp", "on");
    }

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("lag: %,d events a second, open loop".formatted(PER_SECOND));
        int events = (int) Math.max(1, PER_SECOND * plan.time().toSeconds());
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var topic = BenchTopic.create(system, "boxoffice.bench-lag");
                var producer = new RawProducer(system)) {
            var edits = Edits.of(system, client, events);
            warmUp(edits, system, topic, producer, plan);
            List<Edits.Seen> ours = new ArrayList<>();
            List<Lags> raw = new ArrayList<>();
            for (int round = 0; round < plan.rounds(); round++) {
                boolean oursFirst = round % 2 == 0;
                if (oursFirst) {
                    ours.add(edits.run(PER_SECOND));
                }
                raw.add(raw(system, topic, producer, events));
                if (!oursFirst) {
                    ours.add(edits.run(PER_SECOND));
                }
                Edits.Seen seen = ours.getLast();
                report.progress("round %d of %d: %,.0f commits/s; to Kafka %s; to the replica %s; raw %s"
                        .formatted(
                                round + 1,
                                plan.rounds(),
                                seen.perSecond(),
                                seen.toKafka(),
                                seen.toReplica(),
                                raw.getLast()));
            }
            row(
                    report,
                    "p99: commit → replica ÷ raw loop",
                    ours.stream().map(Edits.Seen::toReplica).toList(),
                    raw,
                    Goal.atMost(3));
            row(
                    report,
                    "p99: commit → Kafka ÷ raw loop",
                    ours.stream().map(Edits.Seen::toKafka).toList(),
                    raw,
                    null);
        }
    }

    private static void warmUp(Edits edits, LocalSystem system, BenchTopic topic, RawProducer producer, Plan plan)
            throws Exception {
        long end = System.nanoTime() + plan.warmUp().toNanos();
        do {
            edits.run(PER_SECOND);
        } while (System.nanoTime() < end);
        raw(system, topic, producer, PER_SECOND);
    }

    /** The same number of events of the same kind, at the same pace: send → poll. */
    private static Lags raw(LocalSystem system, BenchTopic topic, RawProducer producer, int events) throws Exception {
        Map<String, Long> sent = new HashMap<>();
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        try (var watch = new TopicWatch(system, topic.name())) {
            new Schedule(events, PER_SECOND).run(n -> {
                var message = ListedTickets.event(n).on(topic.name());
                sent.put(message.key(), TopicWatch.now());
                acks.add(producer.send(message));
            });
            RawProducer.await(acks);
            return Lags.between(sent, watch.await(events));
        }
    }

    private static void row(Report report, String name, List<Lags> ours, List<Lags> raw, Goal goal) {
        double[] ratios = new double[raw.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = ours.get(round).p99() / raw.get(round).p99();
        }
        report.row("lag", name, Ratio.of(ratios), goal);
    }
}
