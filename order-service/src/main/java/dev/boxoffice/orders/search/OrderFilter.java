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
 */
record OrderFilter(
        String buyer,
        String email,
        UUID showId,
        UUID ticketId,
        OrderStatus status,
        Instant from,
        Instant to,
        List<UUID> organisers) {

    static OrderFilter ofTicket(UUID ticketId, OrderStatus status) {
        return new OrderFilter(null, null, null, ticketId, status, null, null, null);
    }

    /** Whether the filter names people, of whom each has few orders. */
    boolean namesPeople() {
        return buyer != null || email != null;
    }

    boolean namesTickets() {
        return showId != null || ticketId != null || organisers != null;
    }
}
