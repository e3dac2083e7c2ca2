package dev.boxoffice.storefront;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money.
 *
 * @param amount in minor units
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {

    /**
     * Reads an amount as typed, with a point or a comma before the decimal places.
     *
     * @throws MoneyFormatException if this is not an amount of that currency
     */
    public static Money parse(String amount, String currency) {
        Currency unit = unit(currency);
        int digits = unit.getDefaultFractionDigits();
        try {
            BigDecimal typed = new BigDecimal(amount.strip().replace(',', '.'));
            return new Money(
                    typed.setScale(digits, RoundingMode.UNNECESSARY)
                            .movePointRight(digits)
                            .longValueExact(),
                    unit.getCurrencyCode());
        } catch (NumberFormatException e) {
            throw new MoneyFormatException(MoneyFormatException.Reason.AMOUNT, unit, e);
        } catch (ArithmeticException e) {
            throw new MoneyFormatException(MoneyFormatException.Reason.DECIMAL_PLACES, unit, e);
        }
    }

    private static Currency unit(String code) {
        try {
            return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MoneyFormatException(MoneyFormatException.Reason.CURRENCY, null, e);
        }
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    public boolean free() {
        return amount == 0;
    }

    /** Formats the amount with its currency symbol. */
    public String text() {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
        Currency unit = Currency.getInstance(currency);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(decimal());
    }

    /** Formats the amount as the value of an input field. */
    public String typed() {
        return decimal().toPlainString();
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(
                amount, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }
}
