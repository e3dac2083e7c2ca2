package dev.boxoffice.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tags records with the reading in which they are received, so that a batch in flight cannot move the offset of a later one.
 *
 * <p>Kafka creates the instances, so the readings are static. Seeks and polls run on the same thread.
 */
public class TagRecords implements ConsumerInterceptor<String, byte[]> {

    private static final Map<TopicPartition, Reading> CURRENT = new ConcurrentHashMap<>();

    /** Called after a seek. */
    static void use(TopicPartition partition, Reading reading) {
        CURRENT.put(partition, reading);
    }

    /** {@code null} if the partition has never been assigned. */
    static Reading current(TopicPartition partition) {
        return CURRENT.get(partition);
    }

    @Override
    public ConsumerRecords<String, byte[]> onConsume(ConsumerRecords<String, byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            Reading reading = CURRENT.get(partition);
            if (reading != null) {
                byte[] header = reading.header();
                for (ConsumerRecord<String, byte[]> message : records.records(partition)) {
                    message.headers().remove(Reading.HEADER).add(Reading.HEADER, header);
                }
            }
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> config) {}

    @Override
    public void close() {}
}
