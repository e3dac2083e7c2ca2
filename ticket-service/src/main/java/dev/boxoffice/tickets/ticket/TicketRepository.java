package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    /**
     * Locks a ticket that the caller may change: its seller or an operator. The lock lasts until the transaction ends,
     * so the ticket's events are published in commit order.
     */
    Ticket lock(Caller caller, UUID id) {
        Ticket ticket = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new TicketProblem.NotFound(id).toException());
        if (!caller.mayActFor(ticket.sellerId())) {
            throw new TicketProblem.NotYours(id).toException();
        }
        return ticket;
    }
}
