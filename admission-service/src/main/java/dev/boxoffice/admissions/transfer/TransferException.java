package dev.boxoffice.admissions.transfer;

/** Rolls the transaction back and returns a problem to the client. */
final class TransferException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TransferProblem problem;

    TransferException(TransferProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    TransferProblem problem() {
        return problem;
    }
}
