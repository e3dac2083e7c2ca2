package dev.boxoffice.orders.payment;

import java.util.UUID;

/**
 * A message from a payment provider, fired as a CDI event. It can arrive late, twice or out of order.
 *
 * @param id the provider's id of the notification, which identifies repetitions
 * @param reference the charge that it concerns
 * @param paymentId the payment that the charge was opened for; {@code null} if the provider does not repeat it
 */
public record ProviderNotification(String provider, String id, String reference, UUID paymentId, ChargeState state) {

    /** Identifies the notification among all providers. */
    public String key() {
        return key(provider, id);
    }

    static String key(String provider, String id) {
        return provider + "\n" + id;
    }
}
