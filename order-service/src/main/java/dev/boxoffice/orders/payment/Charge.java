package dev.boxoffice.orders.payment;

/**
 * A payment as the provider knows it.
 *
 * @param reference the provider's name for it; {@code null} when it was refused before it got one
 * @param clientSecret lets the buyer's browser confirm it with the provider; {@code null} where there is no such thing
 */
public record Charge(String reference, ChargeState state, String clientSecret) {

    public Charge(String reference, ChargeState state) {
        this(reference, state, null);
    }
}
