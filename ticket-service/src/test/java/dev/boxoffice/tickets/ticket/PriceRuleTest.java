package dev.boxoffice.tickets.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.tickets.problem.TicketException;
import dev.boxoffice.tickets.problem.TicketProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100000000 | EUR | price.amount | must be at most EUR 999,999.99",
                "1000000000000 | IDR | price.amount | must be at most IDR 9,999,999,999.99",
                "10000000000 | VND | price.amount | must be at most VND 9,999,999,999",
                "10 | EUR | price.amount | must be 0 or at least EUR 0.50",
                "1235 | KWD | price.amount | must be a multiple of KWD 0.010, because the payment provider cannot charge"
                        + " smaller amounts",
                "100 | HRK | price.currency | HRK is not a currency in circulation",
                "100 | XAU | price.currency | XAU is not a currency in circulation",
                "100 | IRR | price.currency | the payment provider does not support IRR",
                "100 | ABC | price.currency | must be an ISO 4217 currency code, for example EUR"
            })
    void namesTheLimitInTheUnitOfTheCurrency(long amount, String currency, String field, String message) {
        assertThatThrownBy(() -> PriceRule.require(new Money(amount, currency)))
                .isInstanceOfSatisfying(
                        TicketException.class,
                        e -> assertThat(e.problem()).isEqualTo(new TicketProblem.Invalid(field, message)));
    }

    @Test
    void acceptsNormalPricesOfEveryUnit() {
        assertThatCode(() -> {
                    PriceRule.require(new Money(150_000_000L, "IDR"));
                    PriceRule.require(new Money(1_500_000L, "VND"));
                    PriceRule.require(new Money(0L, "EUR"));
                })
                .doesNotThrowAnyException();
    }
}
