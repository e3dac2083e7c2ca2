package dev.boxoffice.tickets.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class FindTicket {

    private final TicketTable table;

    FindTicket(TicketTable table) {
        this.table = table;
    }

    TicketSnapshot find(UUID id) {
        return table.find(id).orElseThrow(() -> new TicketProblem.NotFound(id).toException());
    }
}
