package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.Topic;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that a producer sends although it should not. */
final class RecordFaults {

    private static final int REPLAYED = 60;

    private RecordFaults() {}

    /** Sends old ticket events again, twice and in another order. */
    static Fault replay(FaultContext context) {
        return momentary(() -> {
            List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
            Topic.read(context.system().kafkaServers(), Topics.TICKETS, events::add);
            Random random = new Random(context.random().nextLong());
            Collections.shuffle(events, random);
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> event : events.subList(0, Math.min(REPLAYED, events.size()))) {
                records.add(Topic.copy(event));
                records.add(Topic.copy(event));
            }
            Collections.shuffle(records, random);
            Topic.send(context.system().kafkaServers(), records);
        });
    }

    /** Sends a ticket event that cannot be read. */
    static Fault unreadable(FaultContext context) {
        return momentary(() -> {
            var event = new ProducerRecord<>(
                    Topics.TICKETS, UUID.randomUUID().toString(), "{\"id\": 1".getBytes(StandardCharsets.UTF_8));
            event.headers()
                    .add(EventHeaders.TYPE, EventType.TICKET_UPDATED.type().getBytes(StandardCharsets.UTF_8));
            Topic.send(context.system().kafkaServers(), List.of(Topic.marked(event)));
        });
    }

    private static Fault momentary(Runnable step) {
        return new Fault() {
            @Override
            public Scope inject() {
                step.run();
                return new Scope.Nothing();
            }

            @Override
            public void heal() {
                // consumers skip what is old or unreadable
            }
        };
    }
}
