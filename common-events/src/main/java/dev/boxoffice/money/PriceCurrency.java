package dev.boxoffice.money;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A currency in which a price can be entered: it is in circulation (ISO 4217) and the payment provider can charge it. Every
 * payment provider has the same limits, so a price that is accepted anywhere can be charged anywhere.
 *
 * @param code ISO 4217 alphabetic code
 * @param decimals decimal places of the minor unit in ISO 4217
 * @param step every amount is a multiple of this number of minor units
 * @param minimum the least amount that can be charged, in minor units; zero is always allowed
 * @param maximum the largest amount that can be charged at once, in minor units
 * @see <a href="https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts">minimum and maximum charge amounts</a>
 */
public record PriceCurrency(String code, int decimals, long step, long minimum, long maximum) {

    /** Why a price is refused. */
    public enum Refusal {
        UNKNOWN_CURRENCY,
        /** ISO 4217 lists or listed the code, but no buyer can pay with it: a withdrawn currency, a metal or a fund. */
        NOT_IN_CIRCULATION,
        UNSUPPORTED_CURRENCY,
        NEGATIVE,
        BELOW_MINIMUM,
        ABOVE_MAXIMUM,
        NOT_A_MULTIPLE
    }

    private static final Map<String, PriceCurrency> BY_CODE =
            codes("""
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY
            COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
            ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK
            MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD
            SHP SLE SOS SRD SZL THB TJS TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XCG XOF XPF YER
            ZAR ZMW""").collect(toUnmodifiableMap(Function.identity(), PriceCurrency::of));

    /** In circulation, but Stripe does not charge them. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "BTN", "CUP", "ERN", "GHS", "IQD", "IRR", "KPW", "LYD", "MRU", "SDG", "SSP", "STN", "SVC", "SYP", "TMT",
            "VED", "VES", "ZWG");

    /** The currency of a code in upper case; empty if no price can be entered in it. */
    public static Optional<PriceCurrency> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The decimal places of any currency, also of a withdrawn one; empty if the code is unknown or has no minor unit. */
    public static OptionalInt decimals(String code) {
        try {
            int digits = Currency.getInstance(code).getDefaultFractionDigits();
            return digits < 0 ? OptionalInt.empty() : OptionalInt.of(digits);
        } catch (IllegalArgumentException _) {
            return OptionalInt.empty();
        }
    }

    /** The decimal places that Stripe expects, for the same currencies as {@link #decimals(String)}. */
    public static OptionalInt providerDecimals(String code) {
        OptionalInt decimals = decimals(code);
        return decimals.isEmpty() ? decimals : OptionalInt.of(ProviderLimits.decimals(code, decimals.getAsInt()));
    }

    /** Checks a price as it is entered. */
    public static Optional<Refusal> check(long amount, String code) {
        PriceCurrency currency = BY_CODE.get(code);
        return currency == null ? Optional.of(refusal(code)) : currency.check(amount);
    }

    private static Refusal refusal(String code) {
        if (UNSUPPORTED.contains(code)) {
            return Refusal.UNSUPPORTED_CURRENCY;
        }
        boolean listed = Currency.availableCurrencies()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        return listed ? Refusal.NOT_IN_CIRCULATION : Refusal.UNKNOWN_CURRENCY;
    }

    /** Checks an amount of this currency: a price, or the total of an order. */
    public Optional<Refusal> check(long amount) {
        if (amount < 0) {
            return Optional.of(Refusal.NEGATIVE);
        }
        if (amount > maximum) {
            return Optional.of(Refusal.ABOVE_MAXIMUM);
        }
        if (amount % step != 0) {
            return Optional.of(Refusal.NOT_A_MULTIPLE);
        }
        return amount > 0 && amount < minimum ? Optional.of(Refusal.BELOW_MINIMUM) : Optional.empty();
    }

    /** Formats an amount of this currency for messages, for example {@code EUR 1,234.50}. */
    public String text(long amount) {
        return text(amount, code);
    }

    /** Formats an amount of any currency for messages; shows minor units if the code has none. */
    public static String text(long amount, String code) {
        int decimals = decimals(code).orElse(0);
        return String.format(Locale.ROOT, "%s %,." + decimals + "f", code, BigDecimal.valueOf(amount, decimals));
    }

    private static Stream<String> codes(String list) {
        return Stream.of(list.split("\\s+"));
    }

    private static PriceCurrency of(String code) {
        int decimals = decimals(code).orElseThrow();
        int providerDecimals = ProviderLimits.decimals(code, decimals);
        long perProviderUnit = power(Math.max(0, decimals - providerDecimals));
        // Card networks require the last of three decimals to be zero
        long step = decimals == 3 ? 10 : perProviderUnit;
        long largest = (power(ProviderLimits.maximumDigits(code)) - 1)
                * perProviderUnit
                / power(Math.max(0, providerDecimals - decimals));
        return new PriceCurrency(
                code, decimals, step, Math.max(step, ProviderLimits.minimum(code)), largest - largest % step);
    }

    private static long power(int exponent) {
        return BigDecimal.TEN.pow(exponent).longValueExact();
    }
}
