package dev.boxoffice.storefront;

import static java.util.Map.entry;

import dev.boxoffice.money.PriceCurrency;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Currency signs and codes that people type beside a price. */
final class CurrencySigns {

    /** The currencies of each sign, in upper case. */
    private static final Map<String, Set<String>> CURRENCIES = Map.ofEntries(
            entry("€", Set.of("EUR")),
            entry("£", Set.of("GBP", "GIP", "FKP", "SHP", "EGP", "LBP")),
            entry(
                    "$",
                    Set.of(
                            "USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "CLP", "COP", "ARS", "DOP", "FJD",
                            "GYD", "HKD", "JMD", "KYD", "LRD", "MXN", "NAD", "NZD", "SBD", "SGD", "SRD", "TTD", "TWD",
                            "UYU", "XCD")),
            entry("US$", Set.of("USD")),
            entry("A$", Set.of("AUD")),
            entry("AU$", Set.of("AUD")),
            entry("C$", Set.of("CAD", "NIO")),
            entry("CA$", Set.of("CAD")),
            entry("HK$", Set.of("HKD")),
            entry("NT$", Set.of("TWD")),
            entry("NZ$", Set.of("NZD")),
            entry("R$", Set.of("BRL")),
            entry("S$", Set.of("SGD")),
            entry("¥", Set.of("JPY", "CNY")),
            entry("￥", Set.of("JPY", "CNY")),
            entry("円", Set.of("JPY")),
            entry("元", Set.of("CNY", "TWD")),
            entry("₩", Set.of("KRW")),
            entry("원", Set.of("KRW")),
            entry("₫", Set.of("VND")),
            entry("₹", Set.of("INR")),
            entry("RS", Set.of("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
            entry("RS.", Set.of("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
            entry("RP", Set.of("IDR")),
            entry("RM", Set.of("MYR")),
            entry("₱", Set.of("PHP")),
            entry("฿", Set.of("THB")),
            entry("₪", Set.of("ILS")),
            entry("₺", Set.of("TRY")),
            entry("₽", Set.of("RUB")),
            entry("₴", Set.of("UAH")),
            entry("₦", Set.of("NGN")),
            entry("₸", Set.of("KZT")),
            entry("₡", Set.of("CRC")),
            entry("R", Set.of("ZAR")),
            entry("KR", Set.of("DKK", "NOK", "SEK", "ISK")),
            entry("KR.", Set.of("DKK", "NOK", "SEK", "ISK")),
            entry("FR", Set.of("CHF")),
            entry("FR.", Set.of("CHF")),
            entry("SFR.", Set.of("CHF")),
            entry("ZŁ", Set.of("PLN")),
            entry("KČ", Set.of("CZK")),
            entry("FT", Set.of("HUF")),
            entry("LEI", Set.of("RON", "MDL")),
            entry("S/", Set.of("PEN")));

    private CurrencySigns() {}

    /** Whether this is the sign or code of any currency. */
    static boolean isSign(String text) {
        String sign = text.toUpperCase(Locale.ROOT);
        return CURRENCIES.containsKey(sign) || PriceCurrency.decimals(sign).isPresent() || isSymbol(text);
    }

    /** Whether the sign can stand for the currency. */
    static boolean agrees(String text, String currency) {
        String sign = text.toUpperCase(Locale.ROOT);
        return sign.equals(currency)
                || CURRENCIES.getOrDefault(sign, Set.of()).contains(currency)
                || text.equals(symbol(Currency.getInstance(currency)));
    }

    private static boolean isSymbol(String text) {
        return Currency.availableCurrencies().map(CurrencySigns::symbol).anyMatch(text::equals);
    }

    /** The sign with which {@link Money#text()} shows the currency. */
    private static String symbol(Currency currency) {
        return currency.getSymbol(Locale.ENGLISH).replace('\u00a0', ' ');
    }
}
