package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.availability.AvailabilityTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class EditTicket {

    private final TicketRepository tickets;
    private final AvailabilityTable availabilities;
    private final TicketIndex index;
    private final TicketEvents events;

    EditTicket(TicketRepository tickets, AvailabilityTable availabilities, TicketIndex index, TicketEvents events) {
        this.tickets = tickets;
        this.availabilities = availabilities;
        this.index = index;
        this.events = events;
    }

    @Transactional
    TicketSnapshot edit(Caller caller, UUID id, IfMatch ifMatch, TicketDetails details) {
        Ticket ticket = tickets.lock(caller, id);
        ifMatch.check(ticket.version());
        Optional<Availability> availability = availabilities.find(id);
        if (ticket.edit(details, Stock.of(availability), Instant.now().truncatedTo(ChronoUnit.MICROS))) {
            index.add(ticket);
            events.updated(ticket);
        }
        return TicketSnapshot.of(ticket, availability);
    }
}
