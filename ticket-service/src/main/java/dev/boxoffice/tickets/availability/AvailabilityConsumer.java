package dev.boxoffice.tickets.availability;

import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.inbox.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class AvailabilityConsumer {

    private final Inbox inbox;
    private final ApplyAvailability applyAvailability;

    AvailabilityConsumer(Inbox inbox, ApplyAvailability applyAvailability) {
        this.inbox = inbox;
        this.applyAvailability = applyAvailability;
    }

    @Incoming("availability")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, AvailabilityV1.class, applyAvailability::apply);
    }
}
