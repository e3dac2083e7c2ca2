package dev.boxoffice.tickets.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class ReadTicket {

    private final TicketTable table;

    ReadTicket(TicketTable table) {
        this.table = table;
    }

    TicketView run(UUID id) {
        return table.find(id).orElseThrow(() -> new TicketProblem.NotFound(id).toException());
    }
}
