package dev.boxoffice.reference;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

/** Money in minor units. */
@Embeddable
record Amount(
        @PositiveOrZero long amount,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

    Amount times(int quantity) {
        return new Amount(Math.multiplyExact(amount, quantity), currency);
    }
}
