package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.orders.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Amounts as Stripe counts them: mostly in the minor unit of ISO 4217, in lower case.
 *
 * @see <a href="https://docs.stripe.com/currencies#zero-decimal">Stripe: zero-decimal currencies</a>, and on the same page
 *     <a href="https://docs.stripe.com/currencies#three-decimal">three-decimal currencies</a> and
 *     <a href="https://docs.stripe.com/currencies#special-cases">special cases</a>
 */
final class StripeMoney {

    private StripeMoney() {}

    /** Empty when Stripe cannot take exactly this. */
    static OptionalLong toStripe(Money money) {
        try {
            Currency currency = Currency.getInstance(money.currency());
            long amount = rescale(money.amount(), isoDecimals(currency), stripeDecimals(currency));
            // the least significant of three decimals has to be 0
            return stripeDecimals(currency) == 3 && amount % 10 != 0 ? OptionalLong.empty() : OptionalLong.of(amount);
        } catch (IllegalArgumentException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    /** As Stripe writes a currency. */
    static String currency(Money money) {
        return money.currency().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such currency, or no such amount of it */
    static Money fromStripe(long amount, String currencyCode) {
        Currency currency = Currency.getInstance(currencyCode.toUpperCase(Locale.ROOT));
        try {
            return new Money(
                    rescale(amount, stripeDecimals(currency), isoDecimals(currency)), currency.getCurrencyCode());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(amount + " of " + currencyCode + " cannot be written", e);
        }
    }

    private static int stripeDecimals(Currency currency) {
        return switch (currency.getCurrencyCode()) {
            // zero decimals in ISO 4217, and two at Stripe for the sake of those who once began so
            case "ISK", "UGX" -> 2;
            // two decimals in ISO 4217, which nobody uses: its minor unit is a fifth
            case "MGA" -> 0;
            default -> isoDecimals(currency);
        };
    }

    private static int isoDecimals(Currency currency) {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency + " is nothing to pay with");
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
