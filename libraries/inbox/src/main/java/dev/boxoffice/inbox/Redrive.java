package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import dev.boxoffice.events.Topics;
import dev.boxoffice.kafka.KafkaUnavailableException;
import dev.boxoffice.kafka.Reason;
import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TopicReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Applies the dead letters of this service's consumer again.
 *
 * <p>The position is stored in {@code inbox_offset} under the dead-letter topic, so the next redrive continues there. A
 * failed redrive repeats at most its last batch.
 */
@ApplicationScoped
public class Redrive {

    private static final int MAX_LETTERS = 10_000;
    /** No batch starts after this time, so that the caller gets a response before its timeout. */
    private static final Duration BUDGET = Duration.ofSeconds(20);

    /** Namespace of the advisory lock; its second key is {@code hashtext} of the dead-letter topic. */
    private static final int LOCK_CLASS = 0x0B0D;

    private final DataSource dataSource;
    private final TopicOffsets topicOffsets;
    private final TopicReader reader;
    private final EventDecoder decoder;
    private final DeadLetters deadLetters;
    private final InboxOffsets offsets;

    Redrive(
            DataSource dataSource,
            TopicOffsets topicOffsets,
            TopicReader reader,
            EventDecoder decoder,
            DeadLetters deadLetters,
            InboxOffsets offsets) {
        this.dataSource = dataSource;
        this.topicOffsets = topicOffsets;
        this.reader = reader;
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.offsets = offsets;
    }

    /**
     * The result of a redrive: {@code read = applied + skipped + deadAgain}.
     *
     * @param applied now in the database, or older than the stored state
     * @param skipped letters of another consumer or another event type
     * @param deadAgain written as new letters at the end of the topic; a letter without bytes is only counted
     * @param remaining letters that were there at the start and are left for the next redrive
     */
    public record Outcome(long read, long applied, long skipped, long deadAgain, long remaining) {}

    /**
     * Redrives at most 10,000 letters, in about 20 s.
     *
     * @param topic the topic whose dead letters to apply
     * @param effect as for {@link Inbox#apply}
     * @return empty when another redrive is running, in this process or another
     * @throws KafkaUnavailableException when letters cannot be read or written
     */
    public <P extends Payload> Optional<Outcome> run(String topic, Class<P> payload, Consumer<List<P>> effect) {
        String letters = Topics.deadLetters(topic);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return tryLock(connection, letters)
                        ? Optional.of(new Round<>(topic, payload, effect).run(letters))
                        : Optional.empty();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not lock the redrive of " + letters, e);
        }
    }

    /**
     * The number of letters that no redrive has read, including those of other consumers.
     *
     * @param topic the topic whose dead letters to count
     * @throws KafkaUnavailableException when Kafka does not respond
     */
    public long waiting(String topic) {
        try {
            Map<TopicPartition, Long> ends = topicOffsets.latest(Topics.deadLetters(topic));
            Map<TopicPartition, Long> beginnings = topicOffsets.earliest(ends.keySet());
            Map<TopicPartition, Long> next = offsets.read();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        long beginning = beginnings.get(end.getKey());
                        return end.getValue() - Math.max(beginning, next.getOrDefault(end.getKey(), beginning));
                    })
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while counting dead letters", e);
        }
    }

    private static boolean tryLock(Connection connection, String letters) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_xact_lock(?, hashtext(?))")) {
            select.setInt(1, LOCK_CLASS);
            select.setString(2, letters);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private final class Round<P extends Payload> {

        private final long startedAt = System.nanoTime();
        private final String topic;
        private final Class<P> payload;
        private final Consumer<List<P>> effect;
        private long read;
        private long skipped;
        private long deadAgain;

        Round(String topic, Class<P> payload, Consumer<List<P>> effect) {
            this.topic = topic;
            this.payload = payload;
            this.effect = effect;
        }

        Outcome run(String letters) {
            long remaining = reader.read(letters, offsets.read(), this::redrive);
            return new Outcome(read, read - skipped - deadAgain, skipped, deadAgain, remaining);
        }

        private boolean redrive(ConsumerRecords<String, byte[]> batch) {
            List<ConsumerRecord<String, byte[]>> mine = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> letter : batch) {
                if (deadLetters.isMine(letter)) {
                    mine.add(DeadLetters.original(letter, topic));
                }
            }
            BatchResult result = new BatchRun<>(
                            decoder, payload, effect, RetryPolicy.brief(), Redrive.this::deadLetterAgain)
                    .run(mine);
            offsets.advancePast(batch);
            read += batch.count();
            skipped += batch.count() - mine.size() + result.skipped();
            deadAgain += result.deadLettered();
            return read + TopicReader.MAX_BATCH <= MAX_LETTERS && System.nanoTime() - startedAt < BUDGET.toNanos();
        }
    }

    /** Writes no new letter for one without bytes: the existing letter already says where the record is. */
    private void deadLetterAgain(ConsumerRecord<String, byte[]> message, String reason) {
        if (message.value() == null) {
            return;
        }
        try {
            deadLetters.put(message, reason);
        } catch (CompletionException e) {
            throw new KafkaUnavailableException("a dead letter cannot be written again: " + Reason.ofRoot(e), e);
        }
    }
}
