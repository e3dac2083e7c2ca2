package dev.boxoffice.orders.payment;

import java.time.Duration;
import java.util.UUID;

/**
 * A request to pay an order.
 *
 * @param id the id of the payment, unless the request continues a pending one
 * @param reference the reference of the charge, if the provider lets the service choose it; otherwise {@code null}
 * @param checkAfter when the provider is queried if no notification arrives
 */
public record PaymentAttempt(UUID id, Choice choice, String reference, Duration checkAfter) {

    /**
     * The buyer's choice of provider and method.
     *
     * @param method {@code null} if the buyer confirms with the provider
     */
    public record Choice(String provider, String method) {}
}
