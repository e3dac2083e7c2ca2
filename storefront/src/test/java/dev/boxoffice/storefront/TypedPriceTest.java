package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.money.PriceCurrency.Refusal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedPriceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "49.00 | EUR | 4900",
                "49 | eur | 4900",
                "49 | ' EUR ' | 4900",
                "0 | CHF | 0",
                "0,5 | EUR | 50",
                "1234.50 | EUR | 123450",
                "1234,50 | EUR | 123450",
                "1,234.50 | EUR | 123450",
                "1.234,50 | EUR | 123450",
                "1 234,50 | EUR | 123450",
                "1\u00a0234,50 | EUR | 123450",
                "1\u202f234,50 | EUR | 123450",
                "\"1'234.50\" | CHF | 123450",
                "1\u2019234.50 | CHF | 123450",
                "1 234 | EUR | 123400",
                "10 000 | EUR | 1000000",
                "1,00,000.00 | INR | 10000000",
                "12,34,567 | INR | 123456700",
                "1.500.000 | IDR | 150000000",
                "1,500,000 | IDR | 150000000",
                "150000 | IDR | 15000000",
                "1,000 | JPY | 1000",
                "1.000 | JPY | 1000",
                "1.500.000 | VND | 1500000",
                "5000 | JPY | 5000",
                "1.23 | KWD | 1230",
                "0.230 | KWD | 230",
                "1,234.560 | KWD | 1234560",
                "1234.560 | KWD | 1234560",
                "007 | EUR | 700",
                "€10 | EUR | 1000",
                "10 € | EUR | 1000",
                "EUR 10 | EUR | 1000",
                "10 eur | EUR | 1000",
                "US$10 | USD | 1000",
                "$1,234.50 | USD | 123450",
                "$10 | AUD | 1000",
                "A$10 | AUD | 1000",
                "CHF 770.00 | CHF | 77000",
                "Rp 1.500.000 | IDR | 150000000",
                "Fr. 10 | CHF | 1000",
                "¥5000 | JPY | 5000",
                "\u00a0 10 \u00a0 | EUR | 1000"
            })
    void readsUnambiguousPrices(String typed, String currency, long minor) {
        assertThat(TypedPrice.of(typed.replace("\"", ""), currency))
                .isEqualTo(new TypedPrice.Accepted(
                        new Money(minor, currency.strip().toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,000 | EUR | €1.00 | €1,000.00 | 1 | 1000 | 2",
                "1.000 | EUR | €1.00 | €1,000.00 | 1 | 1000 | 2",
                "1.500 | EUR | €1.50 | €1,500.00 | 1.50 | 1500 | 2",
                "150.000 | IDR | IDR 150.00 | IDR 150,000.00 | 150 | 150000 | 2",
                "1,230 | KWD | KWD 1.230 | KWD 1,230.000 | 1.23 | 1230 | 2",
                "1.235 | KWD | KWD 1.235 | KWD 1,235.000 | '' | 1235 | 2",
                "10.999 | EUR | EUR 10.999 | €10,999.00 | '' | 10999 | 2",
                "1,234 | EUR | EUR 1.234 | €1,234.00 | '' | 1234 | 2",
                "1.500 | MGA | MGA 1.50 | MGA 1,500.00 | '' | 1500 | 0"
            })
    void namesBothReadingsOfAnAmbiguousPrice(
            String typed, String currency, String low, String high, String writeLow, String writeHigh, int decimals) {
        assertThat(TypedPrice.of(typed, currency))
                .isEqualTo(new TypedPrice.Ambiguous(typed, low, high, writeLow, writeHigh, decimals, currency));
        assertThat(TypedPrice.of("€" + typed, "EUR")).isInstanceOf(TypedPrice.Ambiguous.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | EUR",
                "a lot | EUR",
                "NaN | EUR",
                "Infinity | EUR",
                "1e3 | EUR",
                "0x10 | EUR",
                "+5 | EUR",
                "5- | EUR",
                "(5) | EUR",
                "5. | EUR",
                ".5 | EUR",
                "10,- | EUR",
                "1..2 | EUR",
                "1,,000 | EUR",
                "1,000,00 | EUR",
                "1,0000,000 | EUR",
                "0,000,000 | EUR",
                "1.234,567.89 | EUR",
                "1,234.567,89 | EUR",
                "12 34 | EUR",
                "1_000 | EUR",
                "1/2 | EUR",
                "10 20 30 | EUR",
                "10 abc | EUR"
            })
    void refusesTextThatIsNotANumber(String typed, String currency) {
        assertThat(TypedPrice.of(typed, currency)).isEqualTo(new TypedPrice.NotANumber());
    }

    @Test
    void refusesVeryLongText() {
        assertThat(TypedPrice.of("9".repeat(60_000), "EUR")).isEqualTo(new TypedPrice.NotANumber());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"-5 | EUR", "\u22125 | EUR", "€-5 | EUR", "-€5 | EUR", "-0 | EUR"})
    void refusesNegativePrices(String typed, String currency) {
        assertThat(TypedPrice.of(typed, currency)).isEqualTo(new TypedPrice.Negative());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\u0661\u0662\u0663 | EUR", "1\u066b50 | EUR", "\u0967\u0968 | INR", "\uff11\uff10 | JPY"})
    void refusesDigitsOfOtherScripts(String typed, String currency) {
        assertThat(TypedPrice.of(typed, currency)).isEqualTo(new TypedPrice.OtherDigits());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5 | JPY | 0",
                "1.00 | JPY | 0",
                "1.0000 | EUR | 2",
                "1,234.500 | EUR | 2",
                "1234.567 | EUR | 2",
                "0.999 | EUR | 2",
                "0.2345 | KWD | 3"
            })
    void refusesMoreDecimalsThanTheCurrencyHas(String typed, String currency, int decimals) {
        assertThat(TypedPrice.of(typed, currency)).isEqualTo(new TypedPrice.TooManyDecimals(decimals, currency));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$10 | EUR | $",
                "€10 | USD | €",
                "10 USD | EUR | USD",
                "US$10 | CAD | US$",
                "10 HRK | EUR | HRK",
                "£10 | EUR | £"
            })
    void refusesTheSignOfAnotherCurrency(String typed, String currency, String sign) {
        assertThat(TypedPrice.of(typed, currency)).isEqualTo(new TypedPrice.OtherCurrency(sign, currency));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | EURO | UNKNOWN_CURRENCY",
                "1 | '' | UNKNOWN_CURRENCY",
                "1 | € | UNKNOWN_CURRENCY",
                "1 | HRK | NOT_IN_CIRCULATION",
                "1 | XAU | NOT_IN_CIRCULATION",
                "1 | IRR | UNSUPPORTED_CURRENCY"
            })
    void refusesCurrenciesThatBuyersCannotPayIn(String typed, String currency, Refusal reason) {
        assertThat(TypedPrice.of(typed, currency)).isEqualTo(new TypedPrice.UnusableCurrency(reason, currency));
    }

    @Test
    void namesTheLimitsOfTheCurrency() {
        assertThat(TypedPrice.of("1000000", "EUR")).isEqualTo(new TypedPrice.AboveMaximum("€999,999.99"));
        assertThat(TypedPrice.of("999999999999999999999", "EUR")).isEqualTo(new TypedPrice.AboveMaximum("€999,999.99"));
        assertThat(TypedPrice.of("99999999999", "IDR")).isEqualTo(new TypedPrice.AboveMaximum("IDR 9,999,999,999.99"));
        assertThat(TypedPrice.of("0.10", "EUR")).isEqualTo(new TypedPrice.BelowMinimum("€0.50"));
        assertThat(TypedPrice.of("0.235", "KWD")).isEqualTo(new TypedPrice.NotAMultiple("KWD 0.010", "KWD"));
    }
}
