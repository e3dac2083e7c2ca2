package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.show.ShowStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A ticket and its availability at one moment.
 *
 * @param figures of the ticket alone; empty until order-service has published any
 * @param pools empty if the ticket has none
 */
public record TicketSnapshot(
        UUID id,
        ShowFacts show,
        TicketDetails details,
        String sellerId,
        TicketStatus status,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Optional<Availability> figures,
        Optional<Pools> pools) {

    /**
     * The pools of a ticket.
     *
     * @param available the least of their available units
     * @param version grows with every change of the pools and of their figures
     */
    public record Pools(int available, long version) {}

    /** Units that can be ordered now: the least of the ticket's own and those of its pools. */
    public int available() {
        return Math.min(ownAvailable(), pools.map(Pools::available).orElse(Integer.MAX_VALUE));
    }

    /** Units that can be ordered now, without regard to pools. */
    public int ownAvailable() {
        if (show.showStatus() == ShowStatus.CALLED_OFF) {
            return 0;
        }
        return switch (status) {
            case WITHDRAWN -> 0;
            case ON_SALE -> figures.map(Availability::available).orElse(details.capacity());
        };
    }

    /** Grows with every change of the figures and pools. */
    public long figuresVersion() {
        return figures.map(Availability::version).orElse(0L)
                + pools.map(Pools::version).orElse(0L);
    }
}
