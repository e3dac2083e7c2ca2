package dev.boxoffice.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Builds a table of all tickets from the topic and prints it in the order of ids, one line of JSON per ticket.
 *
 * <p>Usage: {@code java -jar ticket-table.jar BOOTSTRAP_SERVERS [--follow]}. With {@code --follow} it continues and prints each
 * change.
 */
final class TicketTable {

    /** Ignores fields that were added later. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<UUID, TicketV1> table = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                arguments[0],
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        var tickets = new TicketTable();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            tickets.fill(consumer);
            for (TicketV1 ticket : tickets.table.values()) {
                print(ticket);
            }
            while (List.of(arguments).contains("--follow")) {
                for (var message : consumer.poll(Duration.ofSeconds(1))) {
                    if (tickets.apply(message)) {
                        print(tickets.table.get(UUID.fromString(message.key())));
                    }
                }
            }
        }
    }

    /** Reads up to the current end. Compaction keeps at least the newest state of each ticket. */
    private void fill(KafkaConsumer<String, byte[]> consumer) throws IOException {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.TICKETS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (var message : consumer.poll(Duration.ofSeconds(1))) {
                apply(message);
            }
        }
    }

    /** Applies a state if its version is newer. Anything else is a duplicate or a replay. */
    private boolean apply(ConsumerRecord<String, byte[]> message) throws IOException {
        Header type = message.headers().lastHeader(EventHeaders.TYPE);
        if (type == null || EventType.of(new String(type.value(), UTF_8)).isEmpty()) {
            return false; // a type that was added later
        }
        var ticket = JSON.readValue(message.value(), TicketV1.class);
        TicketV1 known = table.get(ticket.id());
        if (known != null && known.version() >= ticket.version()) {
            return false;
        }
        table.put(ticket.id(), ticket);
        return true;
    }

    private record Row(UUID id, String title, MoneyV1 price, int capacity, String status, long version) {}

    private static void print(TicketV1 ticket) throws JsonProcessingException {
        System.out.println(JSON.writeValueAsString(new Row(
                ticket.id(), ticket.title(), ticket.price(), ticket.capacity(), ticket.status(), ticket.version())));
    }
}
