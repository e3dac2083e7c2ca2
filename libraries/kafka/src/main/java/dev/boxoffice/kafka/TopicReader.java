package dev.boxoffice.kafka;

import static java.util.stream.Collectors.toMap;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of a topic once, without a consumer group, up to its end at the start of the call. */
@ApplicationScoped
public class TopicReader {

    public static final int MAX_BATCH = 500;

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final int API_TIMEOUT_MILLIS = 5_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PROGRESS_TIMEOUT = Duration.ofSeconds(15);

    private final Map<String, Object> broker;

    protected TopicReader(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * Reads batches of at most {@link #MAX_BATCH} records.
     *
     * @param from the next offset of each partition; a partition is read from its beginning if its offset is missing or deleted
     * @param more processes a batch and returns whether to continue
     * @return the number of unread records up to the end
     * @throws KafkaUnavailableException when Kafka does not respond or there is no progress for 15 s
     */
    public long read(String topic, Map<TopicPartition, Long> from, Predicate<ConsumerRecords<String, byte[]>> more) {
        return read(topic, (consumer, ends) -> seek(consumer, ends, from), more);
    }

    /**
     * Reads batches of at most {@link #MAX_BATCH} records, from the first record that is not older than {@code since}.
     *
     * @throws KafkaUnavailableException as above
     */
    public void read(String topic, Instant since, java.util.function.Consumer<ConsumerRecords<String, byte[]>> each) {
        read(topic, (consumer, ends) -> seek(consumer, ends, since), batch -> {
            each.accept(batch);
            return true;
        });
    }

    /**
     * Returns whether the topic has records at or after the given offsets. Offsets alone do not show it, because the end of a
     * transaction takes an offset as well.
     *
     * @throws KafkaUnavailableException as above
     */
    public boolean hasRecords(String topic, Map<TopicPartition, Long> from) {
        var found = new AtomicBoolean();
        read(topic, from, batch -> {
            found.set(true);
            return false;
        });
        return found.get();
    }

    private interface Start {
        void seek(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends);
    }

    private long read(String topic, Start start, Predicate<ConsumerRecords<String, byte[]>> more) {
        Consumer<String, byte[]> consumer = null;
        try {
            consumer = consumer();
            Map<TopicPartition, Long> ends = assign(consumer, topic);
            start.seek(consumer, ends);
            return read(consumer, ends, more);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            throw new KafkaUnavailableException(topic + " cannot be read: " + Reason.of(e), e);
        } finally {
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
            }
        }
    }

    Consumer<String, byte[]> consumer() {
        var config = new HashMap<>(broker);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG); // Quarkus sets the application name
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_BATCH);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Assigns every partition; returns the end offsets. */
    private static Map<TopicPartition, Long> assign(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic does not exist");
        }
        consumer.assign(partitions);
        return consumer.endOffsets(partitions);
    }

    private static void seek(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> from) {
        consumer.beginningOffsets(ends.keySet()).forEach((partition, beginning) -> {
            long next = from.getOrDefault(partition, beginning);
            boolean gone = next < beginning || next > ends.get(partition);
            consumer.seek(partition, gone ? beginning : next);
        });
    }

    private static void seek(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends, Instant since) {
        consumer.offsetsForTimes(ends.keySet().stream()
                        .collect(toMap(partition -> partition, partition -> since.toEpochMilli())))
                .forEach((partition, found) ->
                        consumer.seek(partition, found == null ? ends.get(partition) : found.offset()));
    }

    private static long read(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Predicate<ConsumerRecords<String, byte[]>> more) {
        long progressAt = System.nanoTime();
        long left = left(consumer, ends);
        while (left > 0) {
            consumer.pause(finished(consumer, ends)); // new records of these would delay the others
            ConsumerRecords<String, byte[]> batch = upTo(ends, consumer.poll(POLL_TIMEOUT));
            long leftNow = left(consumer, ends);
            if (leftNow < left) {
                left = leftNow;
                if (!batch.isEmpty() && !more.test(batch)) {
                    return left;
                }
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > PROGRESS_TIMEOUT.toNanos()) {
                throw new KafkaException("no progress for " + PROGRESS_TIMEOUT.toSeconds() + " s");
            }
        }
        return 0;
    }

    private static Collection<TopicPartition> finished(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.keySet().stream()
                .filter(partition -> consumer.position(partition) >= ends.get(partition))
                .toList();
    }

    private static long left(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Removes records written after the start: the caller itself may have written them. */
    private static ConsumerRecords<String, byte[]> upTo(
            Map<TopicPartition, Long> ends, ConsumerRecords<String, byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> kept = polled.partitions().stream()
                .collect(toMap(
                        partition -> partition,
                        partition -> polled.records(partition).stream()
                                .filter(message -> message.offset() < ends.get(partition))
                                .toList()));
        kept.values().removeIf(List::isEmpty);
        return new ConsumerRecords<>(kept, Map.of());
    }
}
