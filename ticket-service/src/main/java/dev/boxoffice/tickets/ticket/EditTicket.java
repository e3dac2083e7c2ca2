package dev.boxoffice.tickets.ticket;

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
    private final Ownership ownership;
    private final TicketEvents events;

    EditTicket(TicketRepository tickets, AvailabilityTable availabilities, Ownership ownership, TicketEvents events) {
        this.tickets = tickets;
        this.availabilities = availabilities;
        this.ownership = ownership;
        this.events = events;
    }

    @Transactional
    TicketResponse run(UUID id, IfMatch ifMatch, TicketDetails wanted) {
        Ticket ticket = tickets.lock(id);
        ownership.require(ticket);
        ifMatch.check(ticket.version());
        Optional<Availability> availability = availabilities.find(id);
        if (ticket.edit(wanted, Stock.of(availability), Instant.now().truncatedTo(ChronoUnit.MICROS))) {
            events.updated(ticket);
        }
        return TicketResponse.of(ticket, availability);
    }
}
