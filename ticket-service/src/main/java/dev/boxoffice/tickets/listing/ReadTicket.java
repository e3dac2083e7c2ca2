package dev.boxoffice.tickets.listing;

import dev.boxoffice.tickets.availability.AvailabilityTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

@ApplicationScoped
class ReadTicket {

    private final TicketRepository tickets;
    private final AvailabilityTable availabilities;

    ReadTicket(TicketRepository tickets, AvailabilityTable availabilities) {
        this.tickets = tickets;
        this.availabilities = availabilities;
    }

    @Transactional
    TicketView run(UUID id) {
        return TicketView.of(tickets.get(id), availabilities.find(id));
    }
}
