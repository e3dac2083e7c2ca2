package dev.boxoffice.tickets.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * An amount of money.
 *
 * @param amount in the currency's minor unit (cents for EUR, yen for JPY)
 * @param currency ISO 4217 alphabetic code
 */
@Embeddable
public record Money(
        @Column(name = "price_amount") @NotNull @Min(0) @Max(100_000_000)
        Long amount,

        @Column(name = "price_currency") @NotNull @IsoCurrency
        String currency) {}
