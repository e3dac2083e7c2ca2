package dev.boxoffice.money;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * What Stripe documents about the amounts of each currency.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe: supported currencies</a>
 */
final class ProviderLimits {

    /** Every payment method takes this many digits. */
    private static final int MOST_DIGITS = 8;

    /** Eight digits of these currencies are less than a large order, so only cards, which take twelve, can pay the largest. */
    private static final Set<String> TEN_DIGITS = Set.of(
            "AFN", "ALL", "AMD", "AOA", "ARS", "BDT", "CDF", "COP", "CRC", "CVE", "DOP", "DZD", "ETB", "GMD", "GNF",
            "GYD", "HTG", "HUF", "INR", "ISK", "JMD", "KES", "KGS", "KHR", "KZT", "LKR", "LRD", "MKD", "MMK", "MNT",
            "MWK", "MZN", "NGN", "NPR", "PHP", "PKR", "PYG", "RSD", "RUB", "SOS", "TZS", "UGX", "VND", "YER");

    private static final Set<String> TWELVE_DIGITS = Set.of("IDR", "LAK", "LBP", "UZS");

    /** In minor units. Stripe documents no minimum for the other currencies. */
    private static final Map<String, Long> MINIMUM = Map.ofEntries(
            entry("AED", 200L),
            entry("ARS", 50L),
            entry("AUD", 50L),
            entry("BRL", 50L),
            entry("CAD", 50L),
            entry("CHF", 50L),
            entry("COP", 50L),
            entry("CZK", 1_500L),
            entry("DKK", 250L),
            entry("EUR", 50L),
            entry("GBP", 30L),
            entry("HKD", 400L),
            entry("HUF", 17_500L),
            entry("IDR", 50L),
            entry("ILS", 50L),
            entry("INR", 50L),
            entry("JPY", 50L),
            entry("KRW", 50L),
            entry("MXN", 1_000L),
            entry("MYR", 200L),
            entry("NOK", 300L),
            entry("NZD", 50L),
            entry("PHP", 50L),
            entry("PLN", 200L),
            entry("RON", 200L),
            entry("RUB", 50L),
            entry("SEK", 300L),
            entry("SGD", 50L),
            entry("THB", 1_000L),
            entry("USD", 50L),
            entry("ZAR", 50L));

    private ProviderLimits() {}

    static int decimals(String code, int isoDecimals) {
        return switch (code) {
            // No decimals in ISO 4217, but two at Stripe for backward compatibility
            case "ISK", "UGX" -> 2;
            // Two decimals in ISO 4217, but none at Stripe: the real minor unit is a fifth
            case "MGA" -> 0;
            default -> isoDecimals;
        };
    }

    static int maximumDigits(String code) {
        if (TWELVE_DIGITS.contains(code)) {
            return 12;
        }
        return TEN_DIGITS.contains(code) ? 10 : MOST_DIGITS;
    }

    static long minimum(String code) {
        return MINIMUM.getOrDefault(code, 0L);
    }
}
