package dev.boxoffice.inbox;

import dev.boxoffice.database.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The next offset of each partition, stored in the database; the consumer group's own offsets only report lag. */
@ApplicationScoped
class InboxOffsets {

    private static final String SELECT = "select topic, partition, topic_id, reading, next_offset from inbox_offset";

    /** Starts a new reading, unless another consumer has started one since the row was read. */
    private static final String START = """
            insert into inbox_offset as stored (topic, partition, topic_id, reading, next_offset)
            values (?, ?, ?, ?, ?)
            on conflict (topic, partition) do update
            set topic_id = excluded.topic_id, reading = excluded.reading, next_offset = excluded.next_offset,
                updated_at = excluded.updated_at
            where stored.reading = excluded.reading - 1
            """;

    /** Never moves an offset back, and ignores batches of earlier readings: a paused consumer may be late. */
    private static final String ADVANCE = """
            update inbox_offset as stored
            set next_offset = batch.next_offset, updated_at = clock_timestamp()
            from unnest(?::text[], ?::int[], ?::uuid[], ?::int[], ?::bigint[])
                as batch (topic, partition, topic_id, reading, next_offset)
            where stored.topic = batch.topic and stored.partition = batch.partition
                and stored.topic_id = batch.topic_id and stored.reading = batch.reading
                and stored.next_offset < batch.next_offset
            """;

    /** For a topic that is read without a consumer group, under a lock. */
    private static final String STORE = """
            insert into inbox_offset as stored (topic, partition, topic_id, next_offset)
            values (?, ?, ?, ?)
            on conflict (topic, partition) do update
            set topic_id = excluded.topic_id, next_offset = excluded.next_offset, updated_at = excluded.updated_at
            where stored.topic_id is distinct from excluded.topic_id or stored.next_offset < excluded.next_offset
            """;

    private final DataSource dataSource;

    InboxOffsets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A stored offset, which is valid only in its reading. */
    record Stored(Reading reading, long next) {

        boolean isOf(UUID topicId) {
            return topicId.equals(reading.topicId());
        }
    }

    private record Advance(TopicPartition partition, Reading reading, long next) {}

    /** The stored offset of every partition that has been read. */
    Map<TopicPartition, Stored> read() {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT);
                ResultSet rows = select.executeQuery()) {
            var known = new HashMap<TopicPartition, Stored>();
            while (rows.next()) {
                var reading = new Reading(rows.getObject("topic_id", UUID.class), rows.getInt("reading"));
                known.put(
                        new TopicPartition(rows.getString("topic"), rows.getInt("partition")),
                        new Stored(reading, rows.getLong("next_offset")));
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the inbox offsets", e);
        }
    }

    /**
     * Starts a new reading of the partition at {@code next}.
     *
     * @param known the stored offset, which the new reading replaces; may be {@code null}
     * @return empty when another consumer has started a reading meanwhile
     */
    Optional<Reading> start(TopicPartition partition, Stored known, UUID topicId, long next) {
        var reading = new Reading(topicId, known == null ? 0 : known.reading().number() + 1);
        try (Connection connection = dataSource.getConnection();
                var insert = connection.prepareStatement(START)) {
            insert.setString(1, partition.topic());
            insert.setInt(2, partition.partition());
            insert.setObject(3, topicId);
            insert.setInt(4, reading.number());
            insert.setLong(5, next);
            return insert.executeUpdate() == 1 ? Optional.of(reading) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("could not write the inbox offsets", e);
        }
    }

    /**
     * Stores the offsets after the effects of a batch are committed; after a crash in between, the batch is applied again. The
     * commit waits for the disk: a consumer that continues after a database crash would not write a lost offset again.
     */
    void advancePast(ConsumerRecords<String, byte[]> messages) {
        List<Advance> advances = messages.partitions().stream()
                .map(partition -> advance(messages, partition))
                .filter(advance -> advance.reading() != null)
                .toList();
        if (advances.isEmpty()) {
            return;
        }
        try {
            Pipeline.run(dataSource, pipeline -> {
                pipeline.add(
                        ADVANCE,
                        pipeline.column(
                                "text", advances, advance -> advance.partition().topic()),
                        pipeline.column(
                                "int4", advances, advance -> advance.partition().partition()),
                        pipeline.column(
                                "uuid", advances, advance -> advance.reading().topicId()),
                        pipeline.column(
                                "int4", advances, advance -> advance.reading().number()),
                        pipeline.column("int8", advances, Advance::next));
                return () -> advances;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not write the inbox offsets", e);
        }
    }

    /** Stores the offsets after a batch of a topic that only this caller reads, in the caller's transaction. */
    static void store(Connection connection, UUID topicId, ConsumerRecords<String, byte[]> messages)
            throws SQLException {
        try (var insert = connection.prepareStatement(STORE)) {
            for (TopicPartition partition : messages.partitions()) {
                insert.setString(1, partition.topic());
                insert.setInt(2, partition.partition());
                insert.setObject(3, topicId);
                insert.setLong(4, messages.records(partition).getLast().offset() + 1);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Includes the end of the transaction, which has an offset but is not a record. */
    private static Advance advance(ConsumerRecords<String, byte[]> messages, TopicPartition partition) {
        ConsumerRecord<String, byte[]> last = messages.records(partition).getLast();
        OffsetAndMetadata position = messages.nextOffsets().get(partition);
        long next = last.offset() + 1;
        return new Advance(partition, Reading.of(last), position == null ? next : Math.max(next, position.offset()));
    }
}
