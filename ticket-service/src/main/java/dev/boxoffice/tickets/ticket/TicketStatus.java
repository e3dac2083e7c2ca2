package dev.boxoffice.tickets.ticket;

/** Withdrawn is final. */
public enum TicketStatus {
    ON_SALE,
    WITHDRAWN
}
