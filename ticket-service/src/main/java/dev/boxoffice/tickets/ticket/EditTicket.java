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
import java.util.function.UnaryOperator;

@ApplicationScoped
class EditTicket {

    private final TicketRepository tickets;
    private final AvailabilityTable availabilities;
    private final SellerLimit limit;
    private final TicketIndex index;
    private final TicketEvents events;

    EditTicket(
            TicketRepository tickets,
            AvailabilityTable availabilities,
            SellerLimit limit,
            TicketIndex index,
            TicketEvents events) {
        this.tickets = tickets;
        this.limit = limit;
        this.availabilities = availabilities;
        this.index = index;
        this.events = events;
    }

    /**
     * Changes a ticket.
     *
     * @param change returns the new details for the current ones, which are locked
     */
    @Transactional
    TicketSnapshot edit(Caller caller, UUID id, IfMatch ifMatch, UnaryOperator<TicketDetails> change) {
        Ticket ticket = tickets.lock(caller, id);
        ifMatch.check(ticket.version());
        Optional<Availability> availability = availabilities.find(id);
        TicketDetails details = change.apply(ticket.details());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        boolean wasPast = !ticket.details().startsAt().isAfter(now);
        if (ticket.edit(details, Stock.of(availability), now)) {
            if (wasPast && details.startsAt().isAfter(now) && !caller.isAdmin()) {
                limit.requireRoom(ticket.sellerId(), now);
            }
            index.add(ticket);
            events.updated(ticket);
        }
        return TicketSnapshot.of(ticket, availability);
    }
}
