package dev.boxoffice.orders.payment;

/** The provider is unavailable or did not respond; whether it executed the request is unknown. */
public class ProviderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
