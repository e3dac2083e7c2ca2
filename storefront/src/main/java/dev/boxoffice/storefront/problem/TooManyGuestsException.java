package dev.boxoffice.storefront.problem;

/** One network address began too many carts without an account. */
public final class TooManyGuestsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyGuestsException() {
        super("too many new guests from one address", null, false, false);
    }
}
