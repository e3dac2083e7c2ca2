package dev.boxoffice.orders.search;

import dev.boxoffice.orders.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which orders a search finds. {@code null} means any.
 *
 * @param email compared without regard to case
 * @param from earliest creation, inclusive
 * @param to latest creation, exclusive
 * @param organisers only orders with a ticket of one of these organisers
 * @param text what {@link SearchText} describes
 */
record OrderFilter(
        String buyer,
        String email,
        UUID showId,
        UUID ticketId,
        OrderStatus status,
        Instant from,
        Instant to,
        List<UUID> organisers,
        SearchText text) {

    static OrderFilter ofTicket(UUID ticketId, OrderStatus status) {
        return new OrderFilter(null, null, null, ticketId, status, null, null, null, null);
    }

    /** Whether the filter names people or orders, so that few orders match. */
    boolean namesPeople() {
        return buyer != null || email != null || text != null;
    }

    boolean namesTickets() {
        return showId != null || ticketId != null || organisers != null;
    }
}
