package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** Only its seller, or an admin, may change a ticket. Everybody may see it, so refusing tells nothing new. */
@ApplicationScoped
class Ownership {

    private final Caller caller;

    Ownership(Caller caller) {
        this.caller = caller;
    }

    void require(Ticket ticket) {
        if (!caller.mayActFor(ticket.sellerId())) {
            throw new TicketProblem.NotYours(ticket.id()).toException();
        }
    }
}
