package dev.boxoffice.stack;

import java.math.BigDecimal;
import java.util.Currency;

final class Money {

    private Money() {}

    /** For example {@code 49.50 EUR} for 4950 minor units. */
    static String text(long minorUnits, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(minorUnits, digits).toPlainString() + " " + currency;
    }
}
