package dev.boxoffice.orders.payment;

import java.util.UUID;

/**
 * News from a provider, fired as a CDI event; may come late, twice or in any order.
 *
 * @param id the provider's name for the notification: the same one is the same news
 * @param reference the charge it is about
 * @param paymentId what the charge was opened for, as the provider repeats it; {@code null} when it does not
 */
public record ProviderNotification(String provider, String id, String reference, UUID paymentId, ChargeState state) {}
