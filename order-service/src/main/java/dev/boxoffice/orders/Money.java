package dev.boxoffice.orders;

import dev.boxoffice.money.PriceCurrency;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * An amount of money.
 *
 * @param amount in the currency's minor unit (cents for EUR, yen for JPY)
 * @param currency ISO 4217 alphabetic code
 */
@Embeddable
public record Money(
        @PositiveOrZero long amount,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

    /** Returns this price multiplied by {@code quantity}. */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    /** Formats the amount for messages, for example {@code EUR 1,234.50}. */
    public String text() {
        return PriceCurrency.text(amount, currency);
    }
}
