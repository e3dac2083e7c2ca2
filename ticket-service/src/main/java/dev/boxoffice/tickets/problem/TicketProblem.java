package dev.boxoffice.tickets.problem;

import java.util.UUID;

/** Reasons why this service rejects a request; the mapper defines their HTTP form. */
public sealed interface TicketProblem {

    /**
     * Also for resources that the caller may not see.
     *
     * @param what the kind of resource, for example {@code ticket}
     */
    record NotFound(String what, UUID id) implements TicketProblem {}

    /**
     * The caller may see the resource, but not change it.
     *
     * @param what the kind of resource, for example {@code ticket}
     */
    record NotYours(String what, UUID id) implements TicketProblem {}

    record Withdrawn(UUID ticketId) implements TicketProblem {}

    /** A field of the body breaks a rule; {@code message} says what the field must be. */
    record Invalid(String field, String message) implements TicketProblem {}

    record CapacityBelowSold(int capacity, int held, int sold) implements TicketProblem {}

    record CurrencyFixed(String currency, int held, int sold) implements TicketProblem {}

    /**
     * A limit of this service.
     *
     * @param limit the name of the limit, for programs
     * @param detail the explanation, for people
     */
    record LimitExceeded(String limit, int maximum, String detail) implements TicketProblem {}

    /** A field of the show cannot change through this ticket. */
    record ShowHasOtherTickets(UUID showId) implements TicketProblem {}

    record ShowCalledOff(UUID showId) implements TicketProblem {}

    record ShowNotPublished(UUID showId) implements TicketProblem {}

    record PreconditionRequired() implements TicketProblem {}

    record Stale(long currentVersion) implements TicketProblem {}

    default TicketException toException() {
        return new TicketException(this);
    }
}
