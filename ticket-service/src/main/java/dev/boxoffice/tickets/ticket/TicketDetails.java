package dev.boxoffice.tickets.ticket;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * All that a seller says about a ticket and may change later.
 *
 * @param startsAt to the microsecond, as PostgreSQL keeps it
 * @param capacity how many admissions may be sold in all
 */
@Embeddable
public record TicketDetails(
        String title, String description, String venue, Instant startsAt, Money price, int capacity, int maxPerOrder) {

    public TicketDetails {
        startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
    }
}
