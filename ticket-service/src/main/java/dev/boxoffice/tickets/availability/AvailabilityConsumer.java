package dev.boxoffice.tickets.availability;

import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.Inbox;
import dev.boxoffice.inbox.Subscription;
import dev.boxoffice.inbox.Subscriptions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class AvailabilityConsumer {

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Subscription<AvailabilityV1> availability;

    AvailabilityConsumer(
            Inbox inbox, Subscriptions subscriptions, ApplyAvailability applyAvailability, DataSource dataSource) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.availability = new Subscription<>(
                Topics.AVAILABILITY,
                AvailabilityV1.class,
                changes -> applyAvailability.apply(
                        changes.stream().map(AvailabilityConsumer::availability).toList()),
                new VersionedTable(dataSource, "ticket_availability", "ticket_id"));
    }

    void start(@Observes StartupEvent event) {
        subscriptions.add(availability);
    }

    @Incoming("availability")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, availability);
    }

    private static Availability availability(AvailabilityV1 event) {
        return new Availability(
                event.ticketId(), event.held(), event.sold(), event.available(), event.version(), event.asOf());
    }
}
