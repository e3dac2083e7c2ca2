package dev.boxoffice.orders.payment.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.StripeObject;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** The way to Stripe. */
@ApplicationScoped
class StripeApi {

    private final StripeBulkhead bulkhead;

    StripeApi(StripeBulkhead bulkhead) {
        this.bulkhead = bulkhead;
    }

    /**
     * Stripe's answer.
     *
     * @throws StripeException when Stripe refuses
     * @throws ProviderUnavailableException when it cannot be asked, or did not answer
     */
    <T> T ask(StripeCall<T> call) throws StripeException {
        try {
            return bulkhead.ask(call);
        } catch (FaultToleranceException e) {
            throw new ProviderUnavailableException("Stripe is not asked now: " + e.getMessage(), e);
        }
    }

    /** Whether an answer is that of an earlier request with the same idempotency key: it tells how it was then. */
    static boolean isReplayed(StripeObject answer) {
        return answer != null
                && answer.getLastResponse() != null
                && answer.getLastResponse()
                        .headers()
                        .firstValue("Idempotent-Replayed")
                        .isPresent();
    }

    /** For a refusal that no rule foresaw: our request was wrong. */
    static RuntimeException unforeseen(StripeException e) {
        if (Integer.valueOf(409).equals(e.getStatusCode())) {
            return new ProviderUnavailableException("Stripe is busy with the same request", e);
        }
        return new IllegalStateException("Stripe refused a request of ours", e);
    }
}
