package dev.boxoffice.tickets.invitation;

/** Rolls the transaction back and returns a problem to the client. */
final class InvitationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient InvitationProblem problem;

    InvitationException(InvitationProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    InvitationProblem problem() {
        return problem;
    }
}
