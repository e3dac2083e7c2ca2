package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "4900, EUR, €49.00, 49.00",
        "500000, JPY, '¥500,000', 500000",
        "0, GBP, £0.00, 0.00",
        "28000, ZAR, ZAR 280.00, 280.00",
        "77000, CHF, CHF 770.00, 770.00",
        "2136000, NOK, 'NOK 21,360.00', 21360.00",
        "150000000, IDR, 'IDR 1,500,000.00', 1500000.00",
        "1230, KWD, KWD 1.230, 1.23",
        "1235, KWD, KWD 1.235, 1.235",
        "150000, MGA, 'MGA 1,500.00', 1500.00",
        "4500, HRK, HRK 45.00, 45.00",
        "4500, ZZZ, 'ZZZ 4,500', 4500"
    })
    void formatsAmounts(long minor, String currency, String shown, String typed) {
        var money = new Money(minor, currency);

        assertThat(money.text()).isEqualTo(shown);
        assertThat(money.typed()).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "de-DE, 123450, EUR, '1.234,50 €'",
        "de-AT, 123450, EUR, '€ 1 234,50'",
        "de-CH, 123450, CHF, CHF 1’234.50",
        "en-US, 123450, USD, '$1,234.50'",
        "en-AU, 123450, EUR, '€1,234.50'"
    })
    void formatsAmountsForTheLocale(String locale, long minor, String currency, String shown) {
        assertThat(new Money(minor, currency)
                        .text(Locale.forLanguageTag(locale))
                        .replaceAll("[\\u00a0\\u202f]", " "))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"4900, EUR", "0, EUR", "500000, JPY", "1230, KWD", "1000, BHD", "150000000, IDR", "150000, MGA"})
    void readsItsOwnInputValue(long minor, String currency) {
        var money = new Money(minor, currency);

        assertThat(TypedPrice.of(money.typed(), currency)).isEqualTo(new TypedPrice.Accepted(money));
        assertThat(TypedPrice.of("x" + money.text(), currency)).isEqualTo(new TypedPrice.NotANumber());
    }

    @Test
    void isFreeAtZero() {
        assertThat(new Money(0, "EUR").free()).isTrue();
        assertThat(new Money(1, "EUR").free()).isFalse();
    }

    @Test
    void multipliesByAQuantity() {
        assertThat(new Money(1, "EUR").times(3)).isEqualTo(new Money(3, "EUR"));
    }
}
