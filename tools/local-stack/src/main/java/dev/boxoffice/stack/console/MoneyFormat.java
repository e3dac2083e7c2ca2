package dev.boxoffice.stack.console;

import java.math.BigDecimal;
import java.util.Currency;

public final class MoneyFormat {

    private MoneyFormat() {}

    /** For example {@code 49.50 EUR} for 4950 minor units. */
    public static String text(long minorUnits, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(minorUnits, digits).toPlainString() + " " + currency;
    }
}
