package dev.boxoffice.orders.payment;

/**
 * The state of a payment at its provider.
 *
 * @param reference the provider's id of the charge; {@code null} if the provider rejected it before assigning one
 * @param clientSecret lets the buyer's browser confirm the charge; {@code null} if the provider has none
 */
public record Charge(String reference, ChargeState state, String clientSecret) {

    public Charge(String reference, ChargeState state) {
        this(reference, state, null);
    }
}
