package dev.boxoffice.inbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Resumes assigned partitions at the offsets that the database holds: an emptied database is filled from the start. */
@ApplicationScoped
@Identifier("inbox")
class ResumePartitions implements KafkaConsumerRebalanceListener {

    private final InboxOffsets offsets;

    ResumePartitions(InboxOffsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.seek(consumer, partitions);
    }
}
