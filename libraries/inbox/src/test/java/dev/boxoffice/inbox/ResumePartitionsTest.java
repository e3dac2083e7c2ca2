package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TopicState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResumePartitionsTest {

    private static final TopicPartition PARTITION = new TopicPartition("resumed", 0);

    private final UUID topicId = UUID.randomUUID();
    private final Map<TopicPartition, InboxOffsets.Stored> stored = new HashMap<>();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("none");
    private final ResumePartitions resumePartitions = new ResumePartitions(new KnownOffsets(), new KnownTopic());

    private long earliest;
    private long latest = 20;
    private int readingsOfOthers;

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
    }

    @Test
    void continuesAtTheStoredOffset() {
        store(topicId, 3, 14);

        assertThat(resumed()).isEqualTo(14);
        assertThat(stored.get(PARTITION).reading().number()).isEqualTo(3);
    }

    @Test
    void continuesAtTheEnd() {
        store(topicId, 0, 20);

        assertThat(resumed()).isEqualTo(20);
    }

    @Test
    void startsAtTheBeginningWithoutAStoredOffset() {
        earliest = 5;

        assertThat(resumed()).isEqualTo(5);
        assertThat(stored.get(PARTITION)).isEqualTo(new InboxOffsets.Stored(new Reading(topicId, 0), 5));
    }

    @Test
    void startsAtTheBeginningOfARecreatedTopic() {
        store(UUID.randomUUID(), 3, 14);

        assertThat(resumed()).isZero();
        assertThat(stored.get(PARTITION)).isEqualTo(new InboxOffsets.Stored(new Reading(topicId, 4), 0));
    }

    @Test
    void startsAtTheBeginningAfterAnUpgrade() {
        store(null, 0, 14);

        assertThat(resumed()).isZero();
    }

    @Test
    void startsAtTheBeginningIfTheStoredOffsetIsBeyondTheEnd() {
        store(topicId, 3, 21);

        assertThat(resumed()).isZero();
        assertThat(stored.get(PARTITION)).isEqualTo(new InboxOffsets.Stored(new Reading(topicId, 4), 0));
    }

    @Test
    void continuesAtTheOldestRecordIfOlderOnesAreDeleted() {
        store(topicId, 3, 14);
        earliest = 17;

        assertThat(resumed()).isEqualTo(17);
    }

    @Test
    void followsAReadingThatAnotherConsumerHasStarted() {
        store(UUID.randomUUID(), 3, 14);
        readingsOfOthers = 1;

        assertThat(resumed()).isEqualTo(2);
        assertThat(TagRecords.current(PARTITION)).isEqualTo(new Reading(topicId, 4));
    }

    @Test
    void tagsRecordsWithTheirReading() {
        store(topicId, 7, 14);
        resumed();
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(PARTITION.topic(), 0, 14, "key", new byte[0]);
        message.headers().add(Reading.HEADER, "forged".getBytes(US_ASCII));

        try (var tags = new TagRecords()) {
            tags.onConsume(Messages.batch(message));
        }

        assertThat(Reading.of(message)).isEqualTo(new Reading(topicId, 7));
        assertThat(message.headers().headers(Reading.HEADER)).hasSize(1);
    }

    @Test
    void findsPartitionsThatMustBeReadAgain() {
        store(topicId, 0, 14);
        resumed();
        assertThat(outdated()).isEmpty();

        store(UUID.randomUUID(), 0, 14);
        assertThat(outdated()).containsExactly(PARTITION);
        store(topicId, 0, 21);
        assertThat(outdated()).containsExactly(PARTITION);
        store(topicId, 1, 14);
        assertThat(outdated()).containsExactly(PARTITION);
        stored.clear();
        assertThat(outdated()).containsExactly(PARTITION);
    }

    private List<TopicPartition> outdated() {
        return resumePartitions.outdated(Set.of(PARTITION));
    }

    private long resumed() {
        resumePartitions.onPartitionsAssigned(consumer, List.of(PARTITION));
        return consumer.position(PARTITION);
    }

    private void store(UUID id, int reading, long next) {
        stored.put(PARTITION, new InboxOffsets.Stored(new Reading(id, reading), next));
    }

    private final class KnownOffsets extends InboxOffsets {

        KnownOffsets() {
            super(null);
        }

        @Override
        Map<TopicPartition, Stored> read() {
            return Map.copyOf(stored);
        }

        @Override
        Optional<Reading> start(TopicPartition partition, Stored known, UUID id, long next) {
            var reading = new Reading(id, known == null ? 0 : known.reading().number() + 1);
            boolean overtaken = readingsOfOthers-- > 0;
            stored.put(partition, new Stored(reading, overtaken ? next + 2 : next));
            return overtaken ? Optional.empty() : Optional.of(reading);
        }
    }

    private final class KnownTopic extends TopicOffsets {

        KnownTopic() {
            super(Map.of());
        }

        @Override
        public TopicState state(String topic) {
            return new TopicState(topicId, Map.of(PARTITION, earliest), Map.of(PARTITION, latest));
        }
    }
}
