package dev.boxoffice.orders.payment;

/** The provider could not be asked, or did not answer; whether it did what it was asked for is not known. */
public class ProviderUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
