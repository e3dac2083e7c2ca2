package dev.boxoffice.orders.payment;

import java.util.UUID;

/**
 * Where money is taken and given back.
 *
 * <p>Called outside of any transaction. Every call may be repeated and then has no second effect, so whoever lost the
 * answer asks again. What the provider learns later it tells in a {@link ProviderNotification}.
 *
 * <p>Every method throws {@link ProviderUnavailableException} when the provider cannot be asked now.
 */
public interface PaymentGateway {

    String STRIPE = "stripe";
    String SIMULATED = "simulated";

    /** The name stored with the payment and shown in the API: {@link #STRIPE} or {@link #SIMULATED}. */
    String provider();

    /** Whether a payment can be confirmed with this method; {@code null} is the buyer's wish to confirm it there. */
    boolean accepts(String method);

    /** Opens a charge, which takes no money yet; the same payment always gets the same charge. */
    Charge open(ChargeRequest request);

    /** Takes the money with this method; when that takes time the answer is {@link ChargeState.Processing}. */
    Charge confirm(UUID paymentId, String reference, String method);

    /** The charge as the provider knows it now. */
    Charge find(String reference);

    /**
     * Gives an open charge up, so that it can take no money any more. The answer is not {@link ChargeState.Cancelled}
     * when the money was faster or cannot be stopped.
     */
    Charge cancel(String reference);

    /** Gives all captured money back, or tells how far the giving back is. */
    Charge refund(UUID paymentId, String reference);
}
