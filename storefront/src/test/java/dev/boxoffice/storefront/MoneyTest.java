package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "49.00, EUR, 4900",
        "49, eur, 4900",
        "'0,5', EUR, 50",
        "5000, JPY, 5000",
        "0, CHF, 0",
        "1.234, KWD, 1234"
    })
    void parsesTypedAmounts(String amount, String currency, long minor) {
        assertThat(Money.parse(amount, currency).amount()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({
        "4.999, EUR, DECIMAL_PLACES",
        "0.5, JPY, DECIMAL_PLACES",
        "a lot, EUR, AMOUNT",
        "'', EUR, AMOUNT",
        "1, EURO, CURRENCY",
        "1, '', CURRENCY",
        "1e30, EUR, DECIMAL_PLACES"
    })
    void rejectsInvalidAmounts(String amount, String currency, MoneyFormatException.Reason reason) {
        assertThatThrownBy(() -> Money.parse(amount, currency))
                .isInstanceOfSatisfying(
                        MoneyFormatException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"4900, EUR, €49.00, 49.00", "500000, JPY, '¥500,000', 500000", "0, GBP, £0.00, 0.00"})
    void formatsAmounts(long minor, String currency, String shown, String typed) {
        var money = new Money(minor, currency);

        assertThat(money.text()).isEqualTo(shown);
        assertThat(money.typed()).isEqualTo(typed);
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
