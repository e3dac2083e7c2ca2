package dev.boxoffice.tickets.search;

import dev.boxoffice.tickets.ticket.TicketStatus;
import java.time.Instant;
import java.util.Set;

/**
 * Which tickets to list.
 *
 * @param words what to look for; {@code null} for everything
 * @param sellerId {@code null} for everybody's
 * @param startsFrom {@code null} for the moment of the query
 * @param startsTo not included; {@code null} for no end
 */
record TicketFilter(
        SearchWords words, String sellerId, Set<TicketStatus> statuses, Instant startsFrom, Instant startsTo) {

    TicketFilter {
        statuses = Set.copyOf(statuses);
    }
}
