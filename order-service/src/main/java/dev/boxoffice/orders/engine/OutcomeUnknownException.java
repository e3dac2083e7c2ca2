package dev.boxoffice.orders.engine;

/** The transaction of the command was sent to the database, and its result is unknown. */
public class OutcomeUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(Throwable cause) {
        super("The outcome of the commit is unknown", cause);
    }
}
