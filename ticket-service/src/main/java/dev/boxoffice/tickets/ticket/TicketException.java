package dev.boxoffice.tickets.ticket;

/** Rolls the transaction back and returns a problem to the client. */
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
