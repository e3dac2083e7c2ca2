package dev.boxoffice.admissions.ticket;

import dev.boxoffice.events.TicketV1;
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

/** Applies ticket events to the replica. */
@ApplicationScoped
class TicketConsumer {

    private final Inbox inbox;
    private final Subscriptions subscriptions;
    private final Subscription<TicketV1> tickets;

    TicketConsumer(Inbox inbox, Subscriptions subscriptions, ApplyTickets applyTickets) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.tickets = new Subscription<>(Topics.TICKETS, TicketV1.class, applyTickets::apply, applyTickets.table());
    }

    void start(@Observes StartupEvent event) {
        subscriptions.add(tickets);
    }

    @Incoming("tickets")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, tickets);
    }
}
