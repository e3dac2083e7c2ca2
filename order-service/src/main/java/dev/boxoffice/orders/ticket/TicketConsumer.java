package dev.boxoffice.orders.ticket;

import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.Inbox;
import dev.boxoffice.inbox.Staleness;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Applies ticket events to the replica. */
@ApplicationScoped
class TicketConsumer {

    private final Inbox inbox;
    private final ApplyTickets applyTickets;
    private final Staleness staleness;

    TicketConsumer(Inbox inbox, ApplyTickets applyTickets, Staleness staleness) {
        this.inbox = inbox;
        this.applyTickets = applyTickets;
        this.staleness = staleness;
    }

    void start(@Observes StartupEvent event) {
        staleness.watch(Topics.TICKETS);
    }

    @Incoming("tickets")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, TicketV1.class, applyTickets::apply);
    }
}
