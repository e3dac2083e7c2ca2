package dev.boxoffice.storefront;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount.
 *
 * @param amount in minor units
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {

    /**
     * What somebody typed.
     *
     * @throws IllegalArgumentException when it is no amount of that currency; the message says why, to a human
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
            throw new IllegalArgumentException("Type an amount such as 49.00.", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "An amount in %s has at most %d decimal places.".formatted(unit.getCurrencyCode(), digits), e);
        }
    }

    private static Currency unit(String code) {
        try {
            return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Type a currency such as EUR.", e);
        }
    }

    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    public boolean free() {
        return amount == 0;
    }

    /** As a person reads it. */
    public String text() {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
        Currency unit = Currency.getInstance(currency);
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        return format.format(decimal());
    }

    /** As the price of something. */
    public String asPrice() {
        return free() ? "Free" : text();
    }

    /** As it is typed in. */
    public String typed() {
        return decimal().toPlainString();
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(
                amount, Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits()));
    }
}
