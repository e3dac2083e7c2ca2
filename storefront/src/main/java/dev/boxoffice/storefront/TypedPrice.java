package dev.boxoffice.storefront;

import dev.boxoffice.money.PriceCurrency;
import dev.boxoffice.money.PriceCurrency.Refusal;
import java.math.BigDecimal;
import java.util.Locale;

/** The result of reading a price as typed. A text with two readings is refused, because a price is never guessed. */
public sealed interface TypedPrice {

    record Accepted(Money money) implements TypedPrice {}

    /** It is empty, or not a number. */
    record NotANumber() implements TypedPrice {}

    record Negative() implements TypedPrice {}

    /** It has digits or separators of another script. */
    record OtherDigits() implements TypedPrice {}

    record TooManyDecimals(int decimals, String currency) implements TypedPrice {}

    /**
     * The separator can stand before decimals or between thousands.
     *
     * @param low the reading with decimals
     * @param high the reading with thousands
     * @param writeLow how to type the first reading; empty if it is not a price in this currency
     * @param writeHigh how to type the second reading
     */
    record Ambiguous(
            String typed, String low, String high, String writeLow, String writeHigh, int decimals, String currency)
            implements TypedPrice {}

    /** It has the sign or code of a currency other than the chosen one. */
    record OtherCurrency(String sign, String currency) implements TypedPrice {}

    record UnusableCurrency(Refusal reason, String currency) implements TypedPrice {}

    record BelowMinimum(String minimum) implements TypedPrice {}

    record AboveMaximum(String maximum) implements TypedPrice {}

    record NotAMultiple(String step, String currency) implements TypedPrice {}

    /** Reads a price and the code of its currency as typed. */
    static TypedPrice of(String typed, String typedCurrency) {
        String code = PriceText.strip(typedCurrency).toUpperCase(Locale.ROOT);
        return PriceCurrency.find(code)
                .map(currency -> PriceText.read(typed, currency))
                .orElseGet(() ->
                        new UnusableCurrency(PriceCurrency.check(0, code).orElse(Refusal.UNKNOWN_CURRENCY), code));
    }

    /** Checks an exact amount against the limits of its currency. */
    static TypedPrice of(BigDecimal amount, PriceCurrency currency) {
        BigDecimal minorUnits = amount.movePointRight(currency.decimals());
        if (minorUnits.compareTo(BigDecimal.valueOf(currency.maximum())) > 0) {
            return new AboveMaximum(text(currency.maximum(), currency));
        }
        Money money = new Money(minorUnits.longValueExact(), currency.code());
        return currency.check(money.amount())
                .<TypedPrice>map(refusal -> switch (refusal) {
                    case BELOW_MINIMUM -> new BelowMinimum(text(currency.minimum(), currency));
                    case ABOVE_MAXIMUM -> new AboveMaximum(text(currency.maximum(), currency));
                    case NOT_A_MULTIPLE -> new NotAMultiple(text(currency.step(), currency), currency.code());
                    case NEGATIVE -> new Negative();
                    case UNKNOWN_CURRENCY, NOT_IN_CIRCULATION, UNSUPPORTED_CURRENCY ->
                        new UnusableCurrency(refusal, currency.code());
                })
                .orElseGet(() -> new Accepted(money));
    }

    private static String text(long amount, PriceCurrency currency) {
        return new Money(amount, currency.code()).text();
    }
}
