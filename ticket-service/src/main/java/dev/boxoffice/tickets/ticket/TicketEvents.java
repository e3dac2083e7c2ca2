package dev.boxoffice.tickets.ticket;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Publishes changes in the transaction that makes them. */
@ApplicationScoped
class TicketEvents {

    private final TicketRepository tickets;
    private final Outbox outbox;

    TicketEvents(TicketRepository tickets, Outbox outbox) {
        this.tickets = tickets;
        this.outbox = outbox;
    }

    void created(Ticket ticket) {
        append(EventType.TICKET_CREATED, ticket);
    }

    void updated(Ticket ticket) {
        append(EventType.TICKET_UPDATED, ticket);
    }

    void withdrawn(Ticket ticket) {
        append(EventType.TICKET_WITHDRAWN, ticket);
    }

    private void append(EventType type, Ticket ticket) {
        tickets.flush(); // assigns the new version
        outbox.append(type, payload(ticket));
    }

    private static TicketV1 payload(Ticket ticket) {
        TicketDetails details = ticket.details();
        return new TicketV1(
                ticket.id(),
                null,
                null,
                details.title(),
                details.description(),
                details.venue(),
                details.startsAt(),
                null,
                new MoneyV1(details.price().amount(), details.price().currency()),
                details.capacity(),
                details.maxPerOrder(),
                null,
                null,
                null,
                List.of(),
                null,
                ticket.sellerId(),
                null,
                null,
                ticket.status().name(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt());
    }
}
