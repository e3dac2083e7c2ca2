package dev.boxoffice.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** How far this database has read each partition; the truth of it, the consumer group's own offsets only report lag. */
@ApplicationScoped
class InboxOffsets {

    private static final Logger LOG = Logger.getLogger(InboxOffsets.class);
    /** In all well below the poll interval after which Kafka takes the partitions away. */
    private static final int READ_ATTEMPTS = 30;

    private static final Duration READ_RETRY_DELAY = Duration.ofSeconds(2);

    private final DataSource dataSource;

    InboxOffsets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Called when partitions are assigned: reads on from where the data ends, from the start when there is none.
     *
     * @throws IllegalStateException when the database stays away for a minute
     */
    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        Map<TopicPartition, Long> known = readPatiently();
        for (TopicPartition partition : assigned) {
            Long next = known.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }

    private Map<TopicPartition, Long> readPatiently() {
        for (int attempt = 1; ; attempt++) {
            try {
                return read();
            } catch (IllegalStateException e) {
                if (attempt == READ_ATTEMPTS) {
                    throw e;
                }
                LOG.warnf("Partitions wait for the database, trying again every %s: %s", READ_RETRY_DELAY, e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(READ_RETRY_DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the partitions were assigned", e);
        }
    }

    /** The next offset of every partition that anything was read of. */
    Map<TopicPartition, Long> read() {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement("select topic, partition, next_offset from inbox_offset");
                ResultSet rows = select.executeQuery()) {
            var known = new HashMap<TopicPartition, Long>();
            while (rows.next()) {
                known.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the inbox offsets", e);
        }
    }

    /**
     * After the batch's effects are committed; a crash in between only makes them come again. It waits for the disk: whoever
     * goes on reading after a crash of the database would not write the lost offset again, and seem behind for ever.
     */
    void advancePast(ConsumerRecords<String, byte[]> messages) {
        List<TopicPartition> partitions = List.copyOf(messages.partitions());
        if (partitions.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into inbox_offset (topic, partition, next_offset)
                        select * from unnest(?::text[], ?::int[], ?::bigint[])
                        on conflict (topic, partition) do update
                        set next_offset = excluded.next_offset, updated_at = excluded.updated_at
                        """)) {
            upsert.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            partitions.stream().map(TopicPartition::topic).toArray()));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "int4",
                            partitions.stream().map(TopicPartition::partition).toArray()));
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "int8",
                            partitions.stream()
                                    .map(partition -> next(messages, partition))
                                    .toArray()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not write the inbox offsets", e);
        }
    }

    private static long next(ConsumerRecords<String, byte[]> messages, TopicPartition partition) {
        List<ConsumerRecord<String, byte[]>> records = messages.records(partition);
        return records.getLast().offset() + 1;
    }
}
