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
 * Applies what this service's consumer had put aside, once its cause is gone.
 *
 * <p>Where it ended stands in {@code inbox_offset} under the dead-letter topic, so that the next one goes on there. A
 * redrive that fails halfway repeats at most its last batch.
 */
@ApplicationScoped
public class Redrive {

    private static final int MAX_LETTERS = 10_000;
    /** No batch begins after it, so that the caller gets an answer before it hangs up. */
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
     * What became of the letters: {@code read = applied + skipped + deadAgain}.
     *
     * @param applied now in the database, or older than what is there
     * @param skipped another consumer's, or of no kind that is asked for
     * @param deadAgain put aside once more, as new letters at the end; only counted when its bytes had been too large to keep
     * @param remaining how much of the topic, as it ended at the start, is left for the next redrive
     */
    public record Outcome(long read, long applied, long skipped, long deadAgain, long remaining) {}

    /**
     * Redrives at most 10,000 letters, in about 20 s.
     *
     * @param topic the one whose dead letters to apply
     * @param effect as for {@link Inbox#apply}
     * @return empty when another redrive is running, in this process or another
     * @throws KafkaUnavailableException when letters cannot be read, or not be put aside again
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
     * How many letters the next redrive has before it, those of other consumers among them.
     *
     * @param topic the one whose dead letters to count
     * @throws KafkaUnavailableException when there is no answer
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
            throw new KafkaUnavailableException("stopped while counting dead letters", e);
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
                            decoder, payload, effect, RetryPolicy.brief(), Redrive.this::putAsideAgain)
                    .run(mine);
            offsets.advancePast(batch);
            read += batch.count();
            skipped += batch.count() - mine.size() + result.skipped();
            deadAgain += result.deadLettered();
            return read + TopicReader.MAX_BATCH <= MAX_LETTERS && System.nanoTime() - startedAt < BUDGET.toNanos();
        }
    }

    /** One without bytes would never be anything else: the letter that is there already says where to look. */
    private void putAsideAgain(ConsumerRecord<String, byte[]> message, String reason) {
        if (message.value() == null) {
            return;
        }
        try {
            deadLetters.put(message, reason);
        } catch (CompletionException e) {
            throw new KafkaUnavailableException("a letter cannot be put aside again: " + Reason.ofRoot(e), e);
        }
    }
}
