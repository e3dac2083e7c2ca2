package dev.boxoffice.orders.order;

/** Carries an {@link OrderProblem} out of a transaction, which it rolls back. */
public class OrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient OrderProblem problem;

    OrderException(OrderProblem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    public OrderProblem problem() {
        return problem;
    }
}
