package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.words.SearchTerms;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The fields that a seller controls.
 *
 * @param startsAt truncated to microseconds, PostgreSQL's precision
 * @param capacity the units on offer, including units held and sold
 */
@Embeddable
public record TicketDetails(
        String title, String description, String venue, Instant startsAt, Money price, int capacity, int maxPerOrder) {

    public TicketDetails {
        startsAt = startsAt.truncatedTo(ChronoUnit.MICROS);
    }

    SearchTerms searchTerms() {
        return SearchTerms.of(title, venue, description);
    }
}
