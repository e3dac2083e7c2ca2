package dev.boxoffice.orders.payment.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.StripeObject;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** Calls Stripe through the bulkhead and the circuit breaker. */
@ApplicationScoped
class StripeApi {

    private final StripeBulkhead bulkhead;

    StripeApi(StripeBulkhead bulkhead) {
        this.bulkhead = bulkhead;
    }

    /**
     * Calls Stripe.
     *
     * @throws StripeException if Stripe rejects the request
     * @throws ProviderUnavailableException if Stripe is unavailable or did not respond
     */
    <T> T ask(StripeCall<T> call) throws StripeException {
        try {
            return bulkhead.ask(call);
        } catch (FaultToleranceException e) {
            throw new ProviderUnavailableException("Stripe calls are suspended: " + e.getMessage(), e);
        }
    }

    /** Whether Stripe replayed the response of an earlier request with the same idempotency key; its state may be outdated. */
    static boolean isReplayed(StripeObject response) {
        return response != null
                && response.getLastResponse() != null
                && response.getLastResponse()
                        .headers()
                        .firstValue("Idempotent-Replayed")
                        .isPresent();
    }

    /** Converts a rejection that the caller does not handle. */
    static RuntimeException unforeseen(StripeException e) {
        if (Integer.valueOf(409).equals(e.getStatusCode())) {
            return new ProviderUnavailableException("Stripe is still processing the same request", e);
        }
        return new IllegalStateException("Stripe rejected the request", e);
    }
}
