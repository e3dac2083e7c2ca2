package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.ShowAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class FindTicket {

    private final TicketTable table;
    private final ShowAccess access;

    FindTicket(TicketTable table, ShowAccess access) {
        this.table = table;
        this.access = access;
    }

    /** Hides the ticket of a draft from callers who are not members of its organiser. */
    TicketSnapshot find(Caller caller, UUID id) {
        return table.find(id)
                .filter(ticket -> access.maySee(
                        caller, ticket.show().organiserId(), ticket.show().showStatus()))
                .orElseThrow(() -> new TicketProblem.NotFound("ticket", id).toException());
    }
}
