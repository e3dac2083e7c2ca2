package dev.boxoffice.tickets.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class WithdrawTicket {

    private final TicketRepository tickets;
    private final Ownership ownership;
    private final TicketEvents events;

    WithdrawTicket(TicketRepository tickets, Ownership ownership, TicketEvents events) {
        this.tickets = tickets;
        this.ownership = ownership;
        this.events = events;
    }

    /** A ticket that is withdrawn already stays so, whatever the condition (RFC 9110, section 13.1.1). */
    @Transactional
    void run(UUID id, IfMatch ifMatch) {
        Ticket ticket = tickets.lock(id);
        ownership.require(ticket);
        if (ticket.status() == TicketStatus.WITHDRAWN) {
            return;
        }
        ifMatch.check(ticket.version());
        ticket.withdraw(Instant.now().truncatedTo(ChronoUnit.MICROS));
        events.withdrawn(ticket);
    }
}
