package dev.boxoffice.tickets.ticket;

import java.time.Instant;
import java.util.UUID;

/** Reasons why this service rejects a request; the mapper defines their HTTP form. */
sealed interface TicketProblem {

    record NotFound(UUID id) implements TicketProblem {}

    record NotYours(UUID id) implements TicketProblem {}

    record Withdrawn(UUID id) implements TicketProblem {}

    record StartsInThePast(Instant startsAt) implements TicketProblem {}

    /** No buyer could pay this price; {@code message} says what the field must be. */
    record InvalidPrice(String field, String message) implements TicketProblem {}

    record CapacityBelowSold(int capacity, Stock stock) implements TicketProblem {}

    record CurrencyFixed(String currency, Stock stock) implements TicketProblem {}

    record TooManyTickets(int maximum) implements TicketProblem {}

    record PreconditionRequired() implements TicketProblem {}

    record Stale(long currentVersion) implements TicketProblem {}

    default TicketException toException() {
        return new TicketException(this);
    }
}
