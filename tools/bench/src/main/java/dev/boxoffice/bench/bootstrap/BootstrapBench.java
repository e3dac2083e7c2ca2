package dev.boxoffice.bench.bootstrap;

import dev.boxoffice.bench.harness.Bench;
import dev.boxoffice.bench.harness.Goal;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.bench.harness.Plan;
import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Rounds;
import dev.boxoffice.bench.harness.Samples;
import dev.boxoffice.bench.kafka.BenchTopic;
import dev.boxoffice.bench.kafka.RawProducer;
import dev.boxoffice.bench.kafka.TicketEvents;
import java.util.List;

/** Fills an empty replica from Kafka, then redelivers every event. */
public final class BootstrapBench implements Bench {

    private static final int TICKETS = 1_000_000;
    private static final int TICKETS_ONE_BY_ONE = 5_000;
    /** A round takes minutes. */
    private static final int MAX_ROUNDS = 3;

    @Override
    public void run(LocalSystem system, Plan plan, Report report) throws Exception {
        int tickets = plan.scaled(TICKETS);
        report.headline("bootstrap: %,d tickets into an empty replica".formatted(tickets));
        try (var topic = BenchTopic.create(system, "boxoffice.bench-tickets");
                var producer = new RawProducer(system)) {
            TicketEvents.produce(tickets, producer, topic);
            try (var replica = Replica.start(system, topic)) {
                replica.awaitRead();
                var first = new ReplicaArm(replica, false);
                var again = new ReplicaArm(replica, true);
                var oneByOne = new OnePerTransactionArm(system, topic, Math.min(tickets, TICKETS_ONE_BY_ONE));
                var copy = new CopyArm(system, tickets);
                Samples samples = new Rounds(Math.min(MAX_ROUNDS, plan.rounds()), plan.time(), report)
                        .run(List.of(first, again, oneByOne, copy));
                report.arms(samples);
                report.row(
                        "bootstrap",
                        "replica ÷ one record per transaction",
                        samples.ratio(first.name(), oneByOne.name()),
                        Goal.atLeast(20));
                report.row(
                        "bootstrap", "time: replica ÷ COPY", samples.ratio(copy.name(), first.name()), Goal.atMost(4));
                report.row(
                        "bootstrap",
                        "time: all redelivered ÷ first",
                        samples.ratio(first.name(), again.name()),
                        Goal.atMost(1));
            }
        } finally {
            system.execute("postgres", "drop database if exists " + Replica.DATABASE);
        }
    }
}
