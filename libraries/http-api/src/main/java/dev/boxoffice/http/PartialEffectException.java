package dev.boxoffice.http;

/** A failure after earlier steps of the request have taken effect. */
public final class PartialEffectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param detail for the caller: what has taken effect, and how to continue */
    public PartialEffectException(String detail, RuntimeException cause) {
        super(detail, cause);
    }
}
