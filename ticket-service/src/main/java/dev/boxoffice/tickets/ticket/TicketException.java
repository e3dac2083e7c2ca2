package dev.boxoffice.tickets.ticket;

/** Carries a problem to the client; rolls back. */
final class TicketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TicketProblem problem;

    TicketException(TicketProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    TicketProblem problem() {
        return problem;
    }
}
