package dev.boxoffice.tickets.listing;

/** Withdrawn is final. */
public enum TicketStatus {
    ON_SALE,
    WITHDRAWN
}
