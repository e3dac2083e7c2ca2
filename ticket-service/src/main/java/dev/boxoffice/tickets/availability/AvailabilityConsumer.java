package dev.boxoffice.tickets.availability;

import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.Inbox;
import dev.boxoffice.inbox.Staleness;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class AvailabilityConsumer {

    private final Inbox inbox;
    private final ApplyAvailability applyAvailability;
    private final Staleness staleness;

    AvailabilityConsumer(Inbox inbox, ApplyAvailability applyAvailability, Staleness staleness) {
        this.inbox = inbox;
        this.applyAvailability = applyAvailability;
        this.staleness = staleness;
    }

    void start(@Observes StartupEvent event) {
        staleness.watch(Topics.AVAILABILITY);
    }

    @Incoming("availability")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(
                messages,
                AvailabilityV1.class,
                changes -> applyAvailability.apply(
                        changes.stream().map(AvailabilityConsumer::availability).toList()));
    }

    private static Availability availability(AvailabilityV1 event) {
        return new Availability(
                event.ticketId(), event.held(), event.sold(), event.available(), event.version(), event.asOf());
    }
}
