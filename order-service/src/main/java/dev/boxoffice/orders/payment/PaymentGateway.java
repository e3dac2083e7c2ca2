package dev.boxoffice.orders.payment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The port to a payment provider.
 *
 * <p>Call it outside of transactions. Every call is idempotent, so a caller can repeat it after a lost response. Later state
 * changes arrive as a {@link ProviderNotification}.
 *
 * <p>Every method throws {@link ProviderUnavailableException} if the provider is unavailable.
 */
public interface PaymentGateway {

    String STRIPE = "stripe";
    String SIMULATED = "simulated";

    /** The name stored with the payment and shown in the API: {@link #STRIPE} or {@link #SIMULATED}. */
    String provider();

    /** Whether a payment can be confirmed with this method; {@code null} means that the buyer confirms with the provider. */
    boolean accepts(String method);

    /** The reference that the charge of this payment will have; empty if the provider assigns it. */
    default Optional<String> chosenReference(UUID paymentId) {
        return Optional.empty();
    }

    /** Opens a charge without capturing money; the same payment always gets the same charge. */
    Charge open(ChargeRequest request);

    /** Captures the money with this method; returns {@link ChargeState.Processing} if that takes time. */
    Charge confirm(ChargeRequest request, String reference, String method);

    /** Returns the current state of the charge. */
    Charge find(String reference);

    /**
     * Cancels an open charge, so that it can no longer capture money. Returns another state than
     * {@link ChargeState.Cancelled} if the money was already captured or can no longer be stopped.
     */
    Charge cancel(String reference);

    /** Refunds the captured money or a part of it. A repeated request refunds once. */
    RefundState refund(RefundRequest request);

    /** Returns the refunds of a charge, including those that were started at the provider. */
    List<RefundState> refunds(String reference);
}
