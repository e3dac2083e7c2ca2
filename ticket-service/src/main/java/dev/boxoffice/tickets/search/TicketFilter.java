package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.ticket.TicketStatus;
import dev.boxoffice.tickets.words.SearchQuery;
import java.time.Instant;
import java.util.Set;

/**
 * Selects tickets.
 *
 * @param words {@code null} for any
 * @param sellerId {@code null} for any
 * @param startsFrom inclusive; {@code null} for the time of the query
 * @param startsTo exclusive; {@code null} for no limit
 */
record TicketFilter(
        SearchQuery words, String sellerId, Set<TicketStatus> statuses, Instant startsFrom, Instant startsTo) {

    TicketFilter {
        statuses = Set.copyOf(statuses);
    }

    TicketFilter withWords(SearchQuery other) {
        return new TicketFilter(other, sellerId, statuses, startsFrom, startsTo);
    }
}
