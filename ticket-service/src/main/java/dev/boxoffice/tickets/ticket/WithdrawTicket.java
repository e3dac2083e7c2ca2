package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.problem.IfMatch;
import dev.boxoffice.tickets.show.Shows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class WithdrawTicket {

    private final Shows shows;
    private final TicketRepository tickets;
    private final TicketEvents events;

    WithdrawTicket(Shows shows, TicketRepository tickets, TicketEvents events) {
        this.shows = shows;
        this.tickets = tickets;
        this.events = events;
    }

    /** A repeated withdrawal succeeds and ignores {@code ifMatch} (RFC 9110, section 13.1.1). */
    @Transactional
    void withdraw(Caller caller, UUID id, IfMatch ifMatch) {
        shows.requireEditor(caller, tickets.lockShowOf(id));
        Ticket ticket = tickets.lock(id);
        if (ticket.status() == TicketStatus.WITHDRAWN) {
            return;
        }
        ifMatch.check(ticket.version());
        ticket.withdraw(Instant.now().truncatedTo(ChronoUnit.MICROS));
        events.withdrawn(ticket);
    }
}
