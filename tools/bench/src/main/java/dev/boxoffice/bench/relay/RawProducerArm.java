package dev.boxoffice.bench.relay;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.kafka.RawProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends the same records from memory, which is the limit of Kafka and its client. */
record RawProducerArm(RawProducer producer, OutboxEvents events) implements Arm {

    @Override
    public String name() {
        return "raw producer";
    }

    @Override
    public void reset() throws InterruptedException {
        events.topic().clear();
    }

    @Override
    public Work run(Duration time) throws InterruptedException {
        TopicProgress progress = TopicProgress.from(events.topic());
        long begun = System.nanoTime();
        List<Future<RecordMetadata>> acks = new ArrayList<>(events.count());
        for (OutboxEvents.Event event : events.events()) {
            acks.add(producer.send(events.message(event).on(events.topic().name())));
        }
        RawProducer.await(acks);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        progress.require(events.count());
        return new Work(events.count(), elapsed);
    }
}
