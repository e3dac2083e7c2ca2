package dev.boxoffice.tickets.ticket;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class CreateTicket {

    private final TicketRepository tickets;
    private final SellerLimit limit;
    private final TicketIndex index;
    private final TicketEvents events;

    CreateTicket(TicketRepository tickets, SellerLimit limit, TicketIndex index, TicketEvents events) {
        this.tickets = tickets;
        this.limit = limit;
        this.index = index;
        this.events = events;
    }

    /** Creates a ticket of the caller and returns its id. Operators have no limit. */
    @Transactional
    UUID create(Caller caller, TicketDetails details) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var ticket = new Ticket(UuidCreator.getTimeOrderedEpoch(), caller.id(), details, now);
        if (!caller.isAdmin()) {
            limit.requireRoom(caller.id(), now);
        }
        index.add(ticket);
        tickets.persist(ticket);
        events.created(ticket);
        return ticket.id();
    }
}
