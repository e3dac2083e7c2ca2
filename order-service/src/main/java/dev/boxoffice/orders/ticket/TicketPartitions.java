package dev.boxoffice.orders.ticket;

import dev.boxoffice.inbox.InboxOffsets;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Resumes reading ticket events at the stored position of the replica, or at the start if it is empty. */
@ApplicationScoped
@Identifier("tickets")
class TicketPartitions implements KafkaConsumerRebalanceListener {

    private final InboxOffsets offsets;

    TicketPartitions(InboxOffsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.seek(consumer, partitions);
    }
}
