package dev.boxoffice.chaos.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.boxoffice.events.EventHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads and writes whole topics, past the faults of the network. */
public final class Topic {

    /** Marks records of this program, which are not events of a service. */
    private static final String MARK = "chaos";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Topic() {}

    /** A committed record. */
    public record Event(ConsumerRecord<String, byte[]> source, String type, JsonNode value) {

        public String key() {
            return source.key();
        }

        public long version() {
            return value.path("version").asLong();
        }

        public String position() {
            return "%s-%d@%d".formatted(source.topic(), source.partition(), source.offset());
        }

        /** The same record, marked as one of this program. */
        public ProducerRecord<String, byte[]> copy() {
            var copy = new ProducerRecord<>(source.topic(), source.key(), source.value());
            source.headers().forEach(header -> copy.headers().add(header));
            return marked(copy);
        }
    }

    public static ProducerRecord<String, byte[]> marked(ProducerRecord<String, byte[]> event) {
        event.headers().add(MARK, new byte[0]);
        return event;
    }

    /** All committed events of the services, in order within a key. */
    public static List<Event> read(String servers, String topic) {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers",
                servers,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                50);
        List<Event> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            // With read_committed, the end is the first offset of an open transaction
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Instant deadline = Instant.now().plus(LIMIT);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("cannot read %s to its end".formatted(topic));
                }
                for (ConsumerRecord<String, byte[]> found : consumer.poll(Duration.ofMillis(50))) {
                    if (found.headers().lastHeader(MARK) == null) {
                        events.add(event(found));
                    }
                }
            }
        }
        return events;
    }

    private static Event event(ConsumerRecord<String, byte[]> found) {
        Header type = found.headers().lastHeader(EventHeaders.TYPE);
        String name = type == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
        try {
            JsonNode value = found.value() == null ? MissingNode.getInstance() : JSON.readTree(found.value());
            return new Event(found, name, value);
        } catch (IOException e) {
            return new Event(found, name, MissingNode.getInstance());
        }
    }

    public static void send(String servers, List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers",
                servers,
                "acks",
                "all",
                "delivery.timeout.ms",
                30_000,
                "request.timeout.ms",
                10_000,
                "linger.ms",
                0);
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sends =
                    records.stream().map(producer::send).toList();
            for (Future<RecordMetadata> send : sends) {
                send.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused a record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
