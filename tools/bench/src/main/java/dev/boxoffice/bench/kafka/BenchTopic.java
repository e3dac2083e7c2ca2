package dev.boxoffice.bench.kafka;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A topic for a single bench, with as many partitions as the topics of the system. */
public final class BenchTopic implements AutoCloseable {

    private static final int PARTITIONS = 12;
    /** Small, so that deleting records frees disk space. */
    private static final int SEGMENT_BYTES = 16 << 20;

    /** The broker may not know a topic immediately after creating it. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    private final LocalSystem system;
    private final Admin admin;
    private final String name;
    private final List<TopicPartition> partitions;

    private BenchTopic(LocalSystem system, Admin admin, String name) {
        this.system = system;
        this.admin = admin;
        this.name = name;
        this.partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
    }

    public static BenchTopic create(LocalSystem system, String name) throws InterruptedException {
        var topic = new BenchTopic(
                system, Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.kafka())), name);
        var segments = Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SEGMENT_BYTES));
        await(topic.admin
                .createTopics(List.of(
                        new NewTopic(name, PARTITIONS, (short) 1).configs(segments),
                        new NewTopic(Topics.deadLetters(name), 1, (short) 1)))
                .all());
        topic.awaitLeaders();
        return topic;
    }

    public String name() {
        return name;
    }

    public List<TopicPartition> partitions() {
        return partitions;
    }

    /**
     * A broker that is not ready refuses the first batch of a producer but may accept its second. The retry of the first
     * batch is then out of sequence for good.
     */
    private void awaitLeaders() throws InterruptedException {
        Instant deadline = Instant.now().plus(READY_LIMIT);
        while (true) {
            try {
                ends(partitions);
                return;
            } catch (BenchException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || Instant.now().isAfter(deadline)) {
                    throw e;
                }
            }
            Thread.sleep(20);
        }
    }

    /** Reads the topic and returns the number of its committed records. */
    public long count() throws InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> ends = ends(partitions);
        long count = 0;
        try (KafkaConsumer<String, byte[]> consumer = TopicWatch.consumer(system)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end ->
                            consumer.position(end.getKey()) < end.getValue().offset())) {
                count += consumer.poll(Duration.ofMillis(100)).count();
            }
        }
        return count;
    }

    /**
     * Returns the number of offsets ever used: those of records, including deleted ones, and those of transaction ends.
     */
    public long records() throws InterruptedException {
        return ends(partitions).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    public void requireNoDeadLetters() throws InterruptedException {
        var letters = new TopicPartition(Topics.deadLetters(name), 0);
        long found = ends(List.of(letters)).get(letters).offset();
        if (found > 0) {
            throw new BenchException(found + " dead letters of " + name);
        }
    }

    /** Deletes all records. */
    public void clear() throws InterruptedException {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        ends(partitions).forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        await(admin.deleteRecords(all).all());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(List<TopicPartition> of) throws InterruptedException {
        return await(admin.listOffsets(
                        of.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all());
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new BenchException("Kafka request failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        admin.deleteTopics(List.of(name, Topics.deadLetters(name)));
        admin.close(); // waits for the response
    }
}
