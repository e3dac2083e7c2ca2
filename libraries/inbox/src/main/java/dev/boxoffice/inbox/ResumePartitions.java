package dev.boxoffice.inbox;

import dev.boxoffice.inbox.InboxOffsets.Stored;
import dev.boxoffice.kafka.KafkaUnavailableException;
import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TopicState;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Resumes assigned partitions at the offsets that the database holds: an emptied database is filled from the start.
 *
 * <p>A partition is read from its start if the stored offset belongs to another topic of that name, or lies beyond the end.
 */
@ApplicationScoped
@Identifier("inbox")
class ResumePartitions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(ResumePartitions.class);

    /** Well below the poll interval after which Kafka revokes the partitions. */
    private static final Duration BUDGET = Duration.ofSeconds(60);

    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final InboxOffsets offsets;
    private final TopicOffsets topicOffsets;

    ResumePartitions(InboxOffsets offsets, TopicOffsets topicOffsets) {
        this.offsets = offsets;
        this.topicOffsets = topicOffsets;
    }

    /** @throws RuntimeException when the database or Kafka is unavailable for a minute */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        long begun = System.nanoTime();
        while (true) {
            try {
                seek(consumer, partitions);
                return;
            } catch (IllegalStateException | KafkaUnavailableException e) {
                if (System.nanoTime() - begun > BUDGET.toNanos()) {
                    throw e;
                }
                LOG.warnf("Partitions cannot be resumed, retrying every %s: %s", RETRY_DELAY, e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalArgumentException("stopped before the partitions were resumed", e);
    }

    /** Must run on the thread that polls. */
    private void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Stored> known = offsets.read();
        Map<String, TopicState> topics = states(partitions);
        for (TopicPartition partition : partitions) {
            TopicState topic = topics.get(partition.topic());
            if (topic.latest().containsKey(partition)) {
                seek(consumer, partition, known.get(partition), topic);
            }
        }
    }

    private void seek(Consumer<?, ?> consumer, TopicPartition partition, Stored known, TopicState topic) {
        long earliest = topic.earliest().get(partition);
        if (isValid(partition, known, topic)) {
            TagRecords.use(partition, known.reading());
            consumer.seek(partition, Math.max(earliest, known.next()));
            return;
        }
        Reading started = offsets.start(partition, known, topic.id(), earliest)
                .orElseThrow(() -> new IllegalStateException("another consumer resumes " + partition));
        if (known != null) {
            LOG.warnf("%s is read from its start: offset %d is of another topic or lost", partition, known.next());
        }
        TagRecords.use(partition, started);
        consumer.seek(partition, earliest);
    }

    private static boolean isValid(TopicPartition partition, Stored known, TopicState topic) {
        return known != null
                && known.isOf(topic.id())
                && known.next() <= topic.latest().get(partition);
    }

    /** Returns the partitions whose reading is no longer the stored one, or whose stored offset is not valid any more. */
    List<TopicPartition> outdated(Set<TopicPartition> assigned) {
        Map<TopicPartition, Stored> known = offsets.read();
        Map<String, TopicState> topics = states(assigned);
        return assigned.stream()
                .filter(partition -> topics.get(partition.topic()).latest().containsKey(partition))
                .filter(partition -> TagRecords.current(partition) != null)
                .filter(partition -> !isValid(partition, known.get(partition), topics.get(partition.topic()))
                        || !TagRecords.current(partition)
                                .equals(known.get(partition).reading()))
                .toList();
    }

    /** Called after the stored offsets were read, so that no valid offset lies beyond the ends. */
    private Map<String, TopicState> states(Collection<TopicPartition> partitions) {
        try {
            var states = new HashMap<String, TopicState>();
            for (TopicPartition partition : partitions) {
                if (!states.containsKey(partition.topic())) {
                    states.put(partition.topic(), topicOffsets.state(partition.topic()));
                }
            }
            return states;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }
}
