package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.orders.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Converts between ISO 4217 minor units and the units of Stripe.
 *
 * @see <a href="https://docs.stripe.com/currencies#zero-decimal">Stripe: zero-decimal currencies</a>, and on the same page
 *     <a href="https://docs.stripe.com/currencies#three-decimal">three-decimal currencies</a> and
 *     <a href="https://docs.stripe.com/currencies#special-cases">special cases</a>
 */
final class StripeMoney {

    private StripeMoney() {}

    /** Returns empty if Stripe cannot represent this amount exactly. */
    static OptionalLong toStripe(Money money) {
        try {
            Currency currency = Currency.getInstance(money.currency());
            long amount = rescale(money.amount(), isoDecimals(currency), stripeDecimals(currency));
            // Stripe requires the last of three decimals to be 0
            return stripeDecimals(currency) == 3 && amount % 10 != 0 ? OptionalLong.empty() : OptionalLong.of(amount);
        } catch (IllegalArgumentException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /** The currency code in lower case, as Stripe expects it. */
    static String currency(Money money) {
        return money.currency().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the currency is unknown or cannot represent the amount */
    static Money fromStripe(long amount, String currencyCode) {
        Currency currency = Currency.getInstance(currencyCode.toUpperCase(Locale.ROOT));
        try {
            return new Money(
                    rescale(amount, stripeDecimals(currency), isoDecimals(currency)), currency.getCurrencyCode());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(amount + " of " + currencyCode + " cannot be represented", e);
        }
    }

    private static int stripeDecimals(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            // zero decimals in ISO 4217, but two at Stripe for backward compatibility
            case "ISK", "UGX" -> 2;
            // two decimals in ISO 4217, but zero at Stripe: the actual minor unit is a fifth
            case "MGA" -> 0;
            default -> isoDecimals(currency);
        };
    }

    private static int isoDecimals(Currency currency) {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + "  has no minor unit");
        }
        return currency.getDefaultFractionDigits();
    }

    private static long rescale(long amount, int from, int to) {
        long scaled = amount;
        for (int decimals = from; decimals < to; decimals++) {
            scaled = Math.multiplyExact(scaled, 10);
        }
        for (int decimals = from; decimals > to; decimals--) {
            if (scaled % 10 != 0) {
                throw new ArithmeticException("a fraction would be lost");
            }
            scaled /= 10;
        }
        return scaled;
    }
}
