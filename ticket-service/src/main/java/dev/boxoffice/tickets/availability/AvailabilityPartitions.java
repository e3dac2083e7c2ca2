package dev.boxoffice.tickets.availability;

import dev.boxoffice.inbox.InboxOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads availability on from where the figures end: from the start when they were emptied. */
@ApplicationScoped
@Identifier("availability")
class AvailabilityPartitions implements KafkaConsumerRebalanceListener {

    private final InboxOffsets offsets;

    AvailabilityPartitions(InboxOffsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.seek(consumer, partitions);
    }
}
