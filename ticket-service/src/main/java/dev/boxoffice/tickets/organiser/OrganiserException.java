package dev.boxoffice.tickets.organiser;

/** Rolls the transaction back and returns a problem to the client. */
final class OrganiserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient OrganiserProblem problem;

    OrganiserException(OrganiserProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    OrganiserProblem problem() {
        return problem;
    }
}
