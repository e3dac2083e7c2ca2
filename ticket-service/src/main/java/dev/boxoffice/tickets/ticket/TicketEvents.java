package dev.boxoffice.tickets.ticket;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

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
        ShowFacts show = ticket.show();
        TicketDetails details = ticket.details();
        return new TicketV1(
                ticket.id(),
                show.showId(),
                details.name(),
                show.title(),
                show.description(),
                show.venue(),
                show.startsAt(),
                show.timeZone(),
                show.refundsUntil(),
                new MoneyV1(details.price().amount(), details.price().currency()),
                details.capacity(),
                details.maxPerOrder(),
                details.maxPerBuyer(),
                details.onSaleFrom(),
                details.onSaleUntil(),
                details.poolIds(),
                details.position(),
                ticket.sellerId(),
                show.organiserId(),
                show.showStatus().name(),
                ticket.status().name(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt());
    }
}
