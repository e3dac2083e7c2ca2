package dev.boxoffice.outbox;

/** The outbox table is unavailable; the surrounding transaction must not commit. */
public class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
