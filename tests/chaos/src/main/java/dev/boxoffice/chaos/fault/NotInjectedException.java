package dev.boxoffice.chaos.fault;

/** The moment for a fault did not come. */
public final class NotInjectedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotInjectedException(String message) {
        super(message);
    }
}
