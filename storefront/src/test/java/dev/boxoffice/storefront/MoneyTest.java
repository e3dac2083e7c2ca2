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
    void isReadAsTyped(String amount, String currency, long minor) {
        assertThat(Money.parse(amount, currency).amount()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({"4.999, EUR", "0.5, JPY", "a lot, EUR", "'', EUR", "1, EURO", "1, ''", "1e30, EUR"})
    void saysWhatCannotBeRead(String amount, String currency) {
        assertThatThrownBy(() -> Money.parse(amount, currency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(Type|An amount) .*\\.");
    }

    @ParameterizedTest
    @CsvSource({"4900, EUR, €49.00, 49.00", "500000, JPY, '¥500,000', 500000", "0, GBP, £0.00, 0.00"})
    void isShownAsOneReadsIt(long minor, String currency, String shown, String typed) {
        var money = new Money(minor, currency);

        assertThat(money.text()).isEqualTo(shown);
        assertThat(money.typed()).isEqualTo(typed);
    }

    @Test
    void isFreeAtNothing() {
        assertThat(new Money(0, "EUR").free()).isTrue();
        assertThat(new Money(0, "EUR").asPrice()).isEqualTo("Free");
        assertThat(new Money(1, "EUR").times(3)).isEqualTo(new Money(3, "EUR"));
    }
}
