package dev.boxoffice.inbox;

import dev.boxoffice.database.Pipeline;
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

/** The next offset of each partition, stored in the database; the consumer group's own offsets only report lag. */
@ApplicationScoped
class InboxOffsets {

    private static final Logger LOG = Logger.getLogger(InboxOffsets.class);

    private static final String UPSERT = """
            insert into inbox_offset (topic, partition, next_offset)
            select * from unnest(?::text[], ?::int[], ?::bigint[])
            on conflict (topic, partition) do update
            set next_offset = excluded.next_offset, updated_at = excluded.updated_at
            """;

    /** Total time is well below the poll interval after which Kafka revokes the partitions. */
    private static final int READ_ATTEMPTS = 30;

    private static final Duration READ_RETRY_DELAY = Duration.ofSeconds(2);

    private final DataSource dataSource;

    InboxOffsets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Called when partitions are assigned: resumes at the stored offsets, or at the start if there is none.
     *
     * @throws IllegalStateException when the database is unavailable for a minute
     */
    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        Map<TopicPartition, Long> known = readWithRetries();
        for (TopicPartition partition : assigned) {
            Long next = known.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
    }

    private Map<TopicPartition, Long> readWithRetries() {
        for (int attempt = 1; ; attempt++) {
            try {
                return read();
            } catch (IllegalStateException e) {
                if (attempt == READ_ATTEMPTS) {
                    throw e;
                }
                LOG.warnf("Inbox offsets cannot be read, retrying every %s: %s", READ_RETRY_DELAY, e);
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

    /** The next offset of every partition that has been read. */
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
     * Stores the offsets after the effects of a batch are committed; after a crash in between, the batch is applied again. The
     * commit waits for the disk: a consumer that continues after a database crash would not write a lost offset again.
     */
    void advancePast(ConsumerRecords<String, byte[]> messages) {
        List<TopicPartition> partitions = List.copyOf(messages.partitions());
        if (partitions.isEmpty()) {
            return;
        }
        try {
            Pipeline.run(dataSource, pipeline -> {
                pipeline.add(
                        UPSERT,
                        pipeline.column("text", partitions, TopicPartition::topic),
                        pipeline.column("int4", partitions, TopicPartition::partition),
                        pipeline.column("int8", partitions, partition -> next(messages, partition)));
                return () -> partitions;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not write the inbox offsets", e);
        }
    }

    private static long next(ConsumerRecords<String, byte[]> messages, TopicPartition partition) {
        List<ConsumerRecord<String, byte[]>> records = messages.records(partition);
        return records.getLast().offset() + 1;
    }
}
