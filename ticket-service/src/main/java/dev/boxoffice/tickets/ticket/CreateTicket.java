package dev.boxoffice.tickets.ticket;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

@ApplicationScoped
class CreateTicket {

    private final TicketRepository tickets;
    private final TicketEvents events;
    private final Idempotency idempotency;

    CreateTicket(TicketRepository tickets, TicketEvents events, Idempotency idempotency) {
        this.tickets = tickets;
        this.events = events;
        this.idempotency = idempotency;
    }

    @Transactional
    StoredAnswer run(IdempotentRequest request, String sellerId, TicketDetails details) {
        return idempotency.once(request, () -> {
            TicketResponse created = create(sellerId, details);
            return new Idempotency.Effect(201, "/api/tickets/" + created.id(), created);
        });
    }

    private TicketResponse create(String sellerId, TicketDetails details) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var ticket = new Ticket(UuidCreator.getTimeOrderedEpoch(), sellerId, details, now);
        tickets.persist(ticket);
        events.created(ticket);
        return TicketResponse.of(ticket, Optional.empty());
    }
}
