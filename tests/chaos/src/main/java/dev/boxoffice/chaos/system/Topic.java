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
import java.util.function.Consumer;
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

    /**
     * A committed event. Its payload is parsed on demand, because a long run has hundreds of thousands of events.
     *
     * @param payload {@code null} for a record without a value
     */
    public record Event(
            String topic, int partition, long offset, String key, String type, long version, String payload) {

        /** Reads the payload; a missing node if it is no JSON. */
        public JsonNode value() {
            return json(payload);
        }

        public String position() {
            return "%s-%d@%d".formatted(topic, partition, offset);
        }
    }

    /** The same record, marked as one of this program. */
    public static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> source) {
        var copy = new ProducerRecord<>(source.topic(), source.key(), source.value());
        source.headers().forEach(header -> copy.headers().add(header));
        return marked(copy);
    }

    public static ProducerRecord<String, byte[]> marked(ProducerRecord<String, byte[]> event) {
        event.headers().add(MARK, new byte[0]);
        return event;
    }

    /** All committed events of the services, in order within a key. */
    public static List<Event> read(String servers, String topic) {
        List<Event> events = new ArrayList<>();
        read(servers, topic, found -> events.add(event(found)));
        return events;
    }

    /** Passes the committed records of the services to {@code reader}, in order within a key. */
    public static void read(String servers, String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers",
                servers,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                50);
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
                        reader.accept(found);
                    }
                }
            }
        }
    }

    private static Event event(ConsumerRecord<String, byte[]> found) {
        Header type = found.headers().lastHeader(EventHeaders.TYPE);
        String payload = found.value() == null ? null : new String(found.value(), StandardCharsets.UTF_8);
        return new Event(
                found.topic(),
                found.partition(),
                found.offset(),
                found.key(),
                type == null ? "" : new String(type.value(), StandardCharsets.UTF_8),
                json(payload).path("version").asLong(),
                payload);
    }

    private static JsonNode json(String payload) {
        try {
            return payload == null ? MissingNode.getInstance() : JSON.readTree(payload);
        } catch (IOException e) {
            return MissingNode.getInstance();
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
