package dev.boxoffice.storefront;

import java.util.Currency;

/** A typed amount or currency code that cannot be read. */
public final class MoneyFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        AMOUNT,
        DECIMAL_PLACES,
        CURRENCY
    }

    private final Reason reason;
    private final transient Currency currency;

    MoneyFormatException(Reason reason, Currency currency, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
        this.currency = currency;
    }

    public Reason reason() {
        return reason;
    }

    /** The currency of the amount, or {@code null} if its code is unknown. */
    public Currency currency() {
        return currency;
    }
}
