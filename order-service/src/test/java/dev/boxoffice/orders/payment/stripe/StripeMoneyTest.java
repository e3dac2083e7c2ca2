package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.orders.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeMoneyTest {

    @ParameterizedTest
    @CsvSource({
        "1050, EUR, 1050",
        "500, JPY, 500",
        "500, HUF, 500",
        "5, ISK, 500",
        "5, UGX, 500",
        "500, MGA, 5",
        "5120, KWD, 5120",
        "0, EUR, 0"
    })
    void convertsInBothDirections(long amount, String currency, long atStripe) {
        Money money = new Money(amount, currency);

        assertThat(StripeMoney.toStripe(money)).hasValue(atStripe);
        assertThat(StripeMoney.fromStripe(atStripe, StripeMoney.currency(money)))
                .isEqualTo(money);
    }

    @ParameterizedTest
    @CsvSource({"5124, KWD", "550, MGA", "100, XXX", "100, ZZZ", "9223372036854775807, ISK"})
    void refusesAmountsThatStripeDoesNotSupport(long amount, String currency) {
        assertThat(StripeMoney.toStripe(new Money(amount, currency))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"550, isk", "100, xxx", "100, zzz", "100, ''", "9223372036854775807, mga"})
    void refusesAmountsOutsideTheCurrency(long amount, String currency) {
        assertThatThrownBy(() -> StripeMoney.fromStripe(amount, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesCurrenciesInLowerCase() {
        assertThat(StripeMoney.currency(new Money(1, "EUR"))).isEqualTo("eur");
    }
}
