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
 * The Debezium engine with its outbox router, running in this process. It is favored: nothing deletes the rows.
 */
final class DebeziumArm implements Arm {

    private static final long START_LIMIT_MILLIS = 60_000;

    private final PeerOutbox outbox;
    private final RawProducer producer;
    private final OutboxEvents events;
    private Connection uncommitted;
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

    /** Starts the engine and inserts the rows without committing them. */
    @Override
    public void reset() throws Exception {
        events.topic().clear();
        outbox.clear();
        engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(DebeziumSettings.of(outbox))
                .notifying(this::send)
                .build();
        thread = Executors.newSingleThreadExecutor();
        thread.execute(engine);
        awaitSlots(1);
        uncommitted = outbox.system().connect(PeerOutbox.NAME);
        uncommitted.setAutoCommit(false);
        events.insert(uncommitted);
    }

    private void awaitSlots(long wanted) throws Exception {
        for (long waited = 0; waited < START_LIMIT_MILLIS; waited += 20) {
            if (outbox.system().ask(PeerOutbox.NAME, "select count(*) from pg_replication_slots where active")
                    == wanted) {
                return;
            }
            Thread.sleep(20);
        }
        throw new BenchException("Debezium did not start or stop in time");
    }

    @Override
    public Work run(Duration time) throws Exception {
        TopicProgress progress = TopicProgress.from(events.topic());
        try (Connection connection = uncommitted) {
            connection.commit();
            Work sent = progress.await(events.count());
            progress.require(events.count());
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
