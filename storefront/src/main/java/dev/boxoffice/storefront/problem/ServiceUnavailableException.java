package dev.boxoffice.storefront.problem;

/** A service did not answer, or not with an answer: whether it did what it was asked is not known. */
public final class ServiceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServiceUnavailableException(String message) {
        super(message, null, false, false);
    }
}
