package dev.boxoffice.tickets.problem;

/** Rolls the transaction back and returns a problem to the client. */
public final class TicketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TicketProblem problem;

    TicketException(TicketProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    public TicketProblem problem() {
        return problem;
    }

    /** Returns the exception for an object inside the body: the field gets this prefix. */
    public TicketException within(String prefix) {
        return problem instanceof TicketProblem.Invalid(var field, var message)
                ? new TicketProblem.Invalid(prefix + field, message).toException()
                : this;
    }
}
