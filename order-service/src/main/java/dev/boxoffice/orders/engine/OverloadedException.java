package dev.boxoffice.orders.engine;

/** The command was withdrawn before it had any effect, because its queue was full or its deadline has passed. */
public class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverloadedException(String message) {
        super(message, null, false, false);
    }
}
