package dev.boxoffice.storefront.problem;

/** A service answered with a 5xx status. Whether it carried out the request is unknown. */
public final class ServiceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServiceUnavailableException(String message) {
        super(message, null, false, false);
    }
}
