package dev.boxoffice.events;

/**
 * An amount of money.
 *
 * @param amount in minor units (cents for EUR, yen for JPY)
 * @param currency ISO 4217 alphabetic code
 */
public record MoneyV1(long amount, String currency) {

    public MoneyV1 {
        Required.atLeast(0, "amount", amount);
        Required.present("currency", currency);
    }
}
