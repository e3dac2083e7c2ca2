package dev.boxoffice.tickets.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A price.
 *
 * @param amount in the minor unit of the currency (cents for EUR, yen for JPY)
 * @param currency the ISO 4217 alphabetic code
 */
@Embeddable
public record Money(
        @Column(name = "price_amount") @NotNull @Min(0) @Max(100_000_000)
        Long amount,

        @Column(name = "price_currency") @NotNull @IsoCurrency
        String currency) {}
