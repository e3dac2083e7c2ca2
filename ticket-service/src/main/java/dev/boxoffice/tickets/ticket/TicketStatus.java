package dev.boxoffice.tickets.ticket;

/** {@code WITHDRAWN} is final. */
public enum TicketStatus {
    ON_SALE,
    WITHDRAWN
}
