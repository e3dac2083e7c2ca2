package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.money.PriceCurrency;
import dev.boxoffice.orders.Money;
import java.util.Locale;
import java.util.OptionalLong;

/** Converts between ISO 4217 minor units and the units of Stripe. */
final class StripeMoney {

    private StripeMoney() {}

    /** Returns empty if Stripe cannot represent this amount exactly. */
    static OptionalLong toStripe(Money money) {
        try {
            int decimals = stripeDecimals(money.currency());
            long amount = rescale(money.amount(), isoDecimals(money.currency()), decimals);
            // Stripe requires the last of three decimals to be 0
            return decimals == 3 && amount % 10 != 0 ? OptionalLong.empty() : OptionalLong.of(amount);
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
        String currency = currencyCode.toUpperCase(Locale.ROOT);
        try {
            return new Money(rescale(amount, stripeDecimals(currency), isoDecimals(currency)), currency);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(amount + " of " + currencyCode + " cannot be represented", e);
        }
    }

    private static int stripeDecimals(String currency) {
        return PriceCurrency.providerDecimals(currency).orElseThrow(() -> unknown(currency));
    }

    private static int isoDecimals(String currency) {
        return PriceCurrency.decimals(currency).orElseThrow(() -> unknown(currency));
    }

    private static IllegalArgumentException unknown(String currency) {
        return new IllegalArgumentException(currency + " has no minor unit");
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
