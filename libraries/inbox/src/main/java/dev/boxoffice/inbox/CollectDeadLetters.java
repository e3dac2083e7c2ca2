package dev.boxoffice.inbox;

import static java.util.stream.Collectors.toMap;

import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.InboxOffsets.Stored;
import dev.boxoffice.kafka.KafkaUnavailableException;
import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TopicReader;
import dev.boxoffice.kafka.TopicState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Copies this consumer's letters from the dead-letter topic to the database. The position is stored with them.
 *
 * <p>Several processes may collect at the same time, because a letter is stored once per source.
 */
@ApplicationScoped
class CollectDeadLetters {

    private final TopicOffsets topicOffsets;
    private final TopicReader reader;
    private final InboxOffsets offsets;
    private final DeadLetters deadLetters;
    private final DeadLetterTable table;

    CollectDeadLetters(
            TopicOffsets topicOffsets,
            TopicReader reader,
            InboxOffsets offsets,
            DeadLetters deadLetters,
            DeadLetterTable table) {
        this.topicOffsets = topicOffsets;
        this.reader = reader;
        this.offsets = offsets;
        this.deadLetters = deadLetters;
        this.table = table;
    }

    /**
     * Collects the letters that are on the dead-letter topic of {@code topic} now.
     *
     * @throws KafkaUnavailableException when Kafka does not respond
     */
    void collect(String topic) {
        String letters = Topics.deadLetters(topic);
        Map<TopicPartition, Stored> known = offsets.read();
        TopicState state = state(letters);
        Map<TopicPartition, Long> from = state.latest().entrySet().stream()
                .filter(end -> isValid(known.get(end.getKey()), state.id(), end.getValue()))
                .collect(toMap(Map.Entry::getKey, end -> known.get(end.getKey()).next()));
        boolean read = state.latest().entrySet().stream()
                .allMatch(end -> end.getValue()
                        <= Math.max(
                                from.getOrDefault(end.getKey(), 0L),
                                state.earliest().get(end.getKey())));
        if (!read) {
            reader.read(letters, from, batch -> {
                table.store(batch, state.id(), mine(batch, state.id(), topic));
                return true;
            });
        }
    }

    private static boolean isValid(Stored stored, UUID topicId, long end) {
        return stored != null && stored.isOf(topicId) && stored.next() <= end;
    }

    private List<DeadLetter> mine(ConsumerRecords<String, byte[]> batch, UUID lettersId, String topic) {
        var mine = new ArrayList<DeadLetter>();
        for (ConsumerRecord<String, byte[]> letter : batch) {
            if (deadLetters.isMine(letter)) {
                mine.add(DeadLetters.read(letter, lettersId, topic));
            }
        }
        return mine;
    }

    private TopicState state(String letters) {
        try {
            return topicOffsets.state(letters);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while reading " + letters, e);
        }
    }
}
