package dev.boxoffice.orders.payment.stripe;

import com.stripe.exception.StripeException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Bulkhead;

/**
 * Limits concurrent calls to Stripe, so that a slow Stripe cannot occupy all worker threads.
 *
 * <p>It wraps the breaker, which would otherwise count calls rejected here as results of Stripe.
 */
@ApplicationScoped
class StripeBulkhead {

    /** Quarkus has 200 worker threads, or 8 per core if that is more. */
    static final int MOST_AT_ONCE = 32;

    private final StripeBreaker breaker;

    StripeBulkhead(StripeBreaker breaker) {
        this.breaker = breaker;
    }

    @Bulkhead(MOST_AT_ONCE)
    <T> T ask(StripeCall<T> call) throws StripeException {
        return breaker.ask(call);
    }
}
