package dev.boxoffice.tickets.image;

/** Rolls the transaction back and returns a problem to the client. */
final class ImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ImageProblem problem;

    ImageException(ImageProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    ImageProblem problem() {
        return problem;
    }
}
