package dev.boxoffice.events;

/**
 * An amount of money.
 *
 * @param amount in minor units (cents for EUR, yen for JPY)
 * @param currency ISO 4217 alphabetic code; a withdrawn one is valid, an unknown one is not
 */
public record MoneyV1(long amount, String currency) {

    public MoneyV1 {
        Required.between(0, Required.MAX_SAFE_INTEGER, "amount", amount);
        Required.currency("currency", currency);
    }
}
