package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.kafka.BenchTopic;
import dev.boxoffice.bench.kafka.RawProducer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Compares the relay with the Kafka client alone, with Debezium and with a row-by-row poller. */
public final class RelayBench implements Bench {

    private static final int ROWS = 200_000;
    private static final int ROWS_ONE_BY_ONE = 1_500;
    private static final int WARM_UPS = 3;
    /** Keeps the decoding of the large transaction in memory. */
    private static final Map<String, String> FOR_DEBEZIUM =
            Map.of("wal_level", "logical", "logical_decoding_work_mem", "1GB");

    @Override
    public Map<String, String> postgresSettings() {
        return FOR_DEBEZIUM;
    }

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        report.headline("relay: %,d outbox rows to Kafka".formatted(plan.scaled(ROWS)));
        try (var peers = PeerOutbox.create(system);
                var topic = BenchTopic.create(system, "boxoffice.bench-orders");
                var producer = new RawProducer(system)) {
            var events = OutboxEvents.of(topic, plan.scaled(ROWS));
            var relay = new RelayArm(system, events);
            var raw = new RawProducerArm(producer, events);
            var debezium = new DebeziumArm(peers, producer, events);
            var oneByOne = new RowAtATimeArm(peers, producer, OutboxEvents.of(topic, plan.scaled(ROWS_ONE_BY_ONE)));
            for (Arm arm : List.of(relay, raw, debezium)) {
                warmUp(arm, plan.warmUp().dividedBy(WARM_UPS));
            }
            Samples samples =
                    new Rounds(plan.rounds(), plan.time(), report).run(List.of(relay, raw, debezium, oneByOne));
            report.arms(samples);
            row(report, samples, relay, raw, 0.6);
            row(report, samples, relay, debezium, 2);
            row(report, samples, relay, oneByOne, 15);
        }
    }

    private static void warmUp(Arm arm, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        do {
            Rounds.measure(arm, time);
        } while (System.nanoTime() < end);
    }

    private static void row(Report report, Samples samples, Arm ours, Arm theirs, double goal) {
        report.row(
                "relay",
                ours.name() + " ÷ " + theirs.name(),
                samples.ratio(ours.name(), theirs.name()),
                Goal.atLeast(goal));
    }
}
