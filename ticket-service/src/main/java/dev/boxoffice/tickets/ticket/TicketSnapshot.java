package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket and its availability at one moment.
 *
 * @param availability empty until order-service has published figures for the ticket
 */
public record TicketSnapshot(
        UUID id,
        TicketDetails details,
        String sellerId,
        TicketStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Optional<Availability> availability) {

    static TicketSnapshot of(Ticket ticket, Optional<Availability> availability) {
        return new TicketSnapshot(
                ticket.id(),
                ticket.details(),
                ticket.sellerId(),
                ticket.status(),
                ticket.version(),
                ticket.createdAt(),
                ticket.updatedAt(),
                availability);
    }

    /** Units that can be ordered now. */
    int available() {
        return switch (status) {
            case WITHDRAWN -> 0;
            case ON_SALE -> availability.map(Availability::available).orElse(details.capacity());
        };
    }
}
