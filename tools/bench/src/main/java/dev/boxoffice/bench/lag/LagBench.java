package dev.boxoffice.bench.lag;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Ratio;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Schedule;
import dev.boxoffice.bench.kafka.BenchTopic;
import dev.boxoffice.bench.kafka.RawProducer;
import dev.boxoffice.bench.kafka.TicketEvents;
import dev.boxoffice.bench.kafka.TopicWatch;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Measures the lag of an edit from its commit to Kafka and to the replica, compared with a plain Kafka record. */
public final class LagBench implements Bench {

    private static final int PER_SECOND = 1_000;

    @Override
    public Map<String, String> postgresSettings() {
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
                var producer = new RawProducer(system);
                var committed = new DirectEdits(system)) {
            var requested = Edits.of(system, client, events);
            var edits = requested.mostlyWith(committed);
            warmUp(List.of(requested, edits), system, topic, producer, plan);
            var rounds = new ArrayList<Round>();
            for (int n = 0; n < plan.rounds(); n++) {
                boolean oursFirst = n % 2 == 0;
                Edits.Outcome first = (oursFirst ? edits : requested).run(PER_SECOND);
                Lags raw = raw(system, topic, producer, events);
                Edits.Outcome last = (oursFirst ? requested : edits).run(PER_SECOND);
                rounds.add(oursFirst ? new Round(first, last, raw) : new Round(last, first, raw));
                report.progress("round %d of %d: %s".formatted(n + 1, plan.rounds(), rounds.getLast()));
            }
            row(report, "p99: commit → replica ÷ raw loop", rounds, round -> round.edits.toReplica(), Goal.atMost(5));
            row(report, "p99: commit → Kafka ÷ raw loop", rounds, round -> round.edits.toKafka(), null);
            row(
                    report,
                    "p99: commit → replica ÷ raw loop, over HTTP",
                    rounds,
                    round -> round.requested.toReplica(),
                    null);
        }
    }

    /**
     * One measurement of each side.
     *
     * @param edits mostly committed without the service
     * @param requested all over HTTP, as fast as the machine allows
     */
    private record Round(Edits.Outcome edits, Edits.Outcome requested, Lags raw) {

        double ratio(Lags ours) {
            return ours.p99() / raw.p99();
        }

        @Override
        public String toString() {
            return "%s; over HTTP %s; raw %s".formatted(edits, requested, raw);
        }
    }

    private static void warmUp(List<Edits> edits, LocalSystem system, BenchTopic topic, RawProducer producer, Plan plan)
            throws Exception {
        long end = System.nanoTime() + plan.warmUp().toNanos();
        do {
            for (Edits each : edits) {
                each.run(PER_SECOND);
            }
        } while (System.nanoTime() < end);
        raw(system, topic, producer, PER_SECOND);
    }

    /** Sends and polls the same number of similar events at the same rate. */
    private static Lags raw(LocalSystem system, BenchTopic topic, RawProducer producer, int events) throws Exception {
        Map<String, Long> sent = new HashMap<>();
        List<Future<RecordMetadata>> acks = new ArrayList<>();
        try (var watch = new TopicWatch(system, topic.name())) {
            new Schedule(events, PER_SECOND).run(n -> {
                var message = TicketEvents.event(n).on(topic.name());
                sent.put(message.key(), TopicWatch.now());
                acks.add(producer.send(message));
            });
            RawProducer.await(acks);
            return Lags.between(sent, watch.await(events));
        }
    }

    private static void row(Report report, String name, List<Round> rounds, Function<Round, Lags> ours, Goal goal) {
        double[] ratios = rounds.stream()
                .mapToDouble(round -> round.ratio(ours.apply(round)))
                .toArray();
        report.row("lag", name, Ratio.of(ratios), goal);
    }
}
