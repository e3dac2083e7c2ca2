package dev.boxoffice.admissions.holder;

/** Rolls the transaction back and returns a problem to the client. */
public final class HolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HolderProblem problem;

    HolderException(HolderProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    HolderProblem problem() {
        return problem;
    }
}
