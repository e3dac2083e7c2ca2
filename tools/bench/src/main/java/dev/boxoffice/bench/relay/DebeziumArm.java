package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.kafka.RawProducer;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's engine with its outbox router in this process, on a slot of its own. It leaves the rows where they are, and
 * nobody has to delete them.
 */
final class DebeziumArm implements Arm {

    private static final long START_LIMIT_MILLIS = 60_000;

    private final PeerOutbox outbox;
    private final RawProducer producer;
    private final OutboxEvents events;
    private Connection waiting;
    private DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private ExecutorService thread;

    DebeziumArm(PeerOutbox outbox, RawProducer producer, OutboxEvents events) {
        this.outbox = outbox;
        this.producer = producer;
        this.events = events;
    }

    @Override
    public String name() {
        return "Debezium Engine";
    }

    /** Leaves the engine at work, with nothing committed yet. */
    @Override
    public void reset() throws Exception {
        events.topic().forget();
        outbox.empty();
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(DebeziumSettings.of(outbox))
                .notifying(this::send)
                .build();
        thread = Executors.newSingleThreadExecutor();
        thread.execute(engine);
        awaitSlots(1);
        waiting = outbox.system().connect(PeerOutbox.NAME);
        waiting.setAutoCommit(false);
        events.insert(waiting);
    }

    private void awaitSlots(long wanted) throws Exception {
        for (long waited = 0; waited < START_LIMIT_MILLIS; waited += 20) {
            if (outbox.system().ask(PeerOutbox.NAME, "select count(*) from pg_replication_slots where active")
                    == wanted) {
                return;
            }
            Thread.sleep(20);
        }
        throw new BenchException("Debezium does not start or stop");
    }

    @Override
    public Work run(Duration time) throws Exception {
        TopicProgress passage = TopicProgress.from(events.topic());
        try (Connection connection = waiting) {
            connection.commit();
            Work sent = passage.await(events.count());
            passage.require(events.count());
            return sent;
        } finally {
            stop();
        }
    }

    private void stop() throws Exception {
        engine.close();
        thread.close();
        awaitSlots(0);
    }

    private void send(
            List<RecordChangeEvent<SourceRecord>> batch,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        List<Future<RecordMetadata>> acks = new ArrayList<>(batch.size());
        for (var event : batch) {
            acks.add(producer.send(
                    DebeziumSettings.message(event.record()).on(events.topic().name())));
        }
        RawProducer.await(acks);
        for (var event : batch) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
    }
}
