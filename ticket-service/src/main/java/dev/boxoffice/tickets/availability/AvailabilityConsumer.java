package dev.boxoffice.tickets.availability;

import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.events.PoolAvailabilityV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.Inbox;
import dev.boxoffice.inbox.Subscription;
import dev.boxoffice.inbox.Subscriptions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class AvailabilityConsumer {

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Subscription<AvailabilityV1> ofTickets;
    private final Subscription<PoolAvailabilityV1> ofPools;

    AvailabilityConsumer(
            Inbox inbox,
            Subscriptions subscriptions,
            ApplyAvailability applyAvailability,
            TicketAvailability tickets,
            PoolAvailability pools) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.ofTickets = new Subscription<>(
                Topics.AVAILABILITY,
                AvailabilityV1.class,
                changes -> applyAvailability.apply(
                        tickets,
                        changes.stream().map(AvailabilityConsumer::availability).toList()),
                tickets.versions());
        this.ofPools = new Subscription<>(
                Topics.POOL_AVAILABILITY,
                PoolAvailabilityV1.class,
                changes -> applyAvailability.apply(
                        pools,
                        changes.stream().map(AvailabilityConsumer::availability).toList()),
                pools.versions());
    }

    void start(@Observes StartupEvent event) {
        subscriptions.add(ofTickets);
        subscriptions.add(ofPools);
    }

    @Incoming("availability")
    @Blocking
    void consumeTickets(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, ofTickets);
    }

    @Incoming("pool-availability")
    @Blocking
    void consumePools(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, ofPools);
    }

    private static Availability availability(AvailabilityV1 event) {
        return new Availability(
                event.ticketId(), event.held(), event.sold(), event.available(), event.version(), event.asOf());
    }

    private static Availability availability(PoolAvailabilityV1 event) {
        return new Availability(
                event.poolId(), event.held(), event.sold(), event.available(), event.version(), event.asOf());
    }
}
