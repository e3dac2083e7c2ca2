package dev.boxoffice.orders.ticket;

import dev.boxoffice.events.TicketV1;
import dev.boxoffice.inbox.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings ticket-service's events into the replica. */
@ApplicationScoped
class TicketConsumer {

    private final Inbox inbox;
    private final ApplyTickets applyTickets;

    TicketConsumer(Inbox inbox, ApplyTickets applyTickets) {
        this.inbox = inbox;
        this.applyTickets = applyTickets;
    }

    @Incoming("tickets")
    @Blocking
    void receive(ConsumerRecords<String, byte[]> messages) {
        inbox.apply(messages, TicketV1.class, applyTickets::apply);
    }
}
