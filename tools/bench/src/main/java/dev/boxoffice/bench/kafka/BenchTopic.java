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
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A topic that nobody but a bench reads or writes, with as many partitions as the system's own. */
public final class BenchTopic implements AutoCloseable {

    private static final int PARTITIONS = 12;
    /** Small, so that what is forgotten gives its disk back. */
    private static final int SEGMENT_BYTES = 16 << 20;

    /** A broker that has made a topic may not know it yet. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    private final Admin admin;
    private final String name;
    private final List<TopicPartition> partitions;

    private BenchTopic(Admin admin, String name) {
        this.admin = admin;
        this.name = name;
        this.partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(name, partition))
                .toList();
    }

    public static BenchTopic create(LocalSystem system, String name) throws InterruptedException {
        var topic =
                new BenchTopic(Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, system.kafka())), name);
        var segments = Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SEGMENT_BYTES));
        answer(topic.admin
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
     * A broker that is not ready refuses a producer's first batch and may be ready for its second, whose numbers it takes for
     * the first; what was refused is out of order then, for ever.
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

    /** All that ever came, whether or not it was forgotten. */
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

    /** Leaves it empty. */
    public void forget() throws InterruptedException {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        ends(partitions).forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        answer(admin.deleteRecords(all).all());
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(List<TopicPartition> of) throws InterruptedException {
        return answer(admin.listOffsets(
                        of.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all());
    }

    private static <T> T answer(KafkaFuture<T> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new BenchException("Kafka refuses: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        admin.deleteTopics(List.of(name, Topics.deadLetters(name)));
        admin.close(); // waits for the answer
    }
}
