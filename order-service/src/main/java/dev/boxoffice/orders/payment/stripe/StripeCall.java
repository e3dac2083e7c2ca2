package dev.boxoffice.orders.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;

/** One request to Stripe. */
@FunctionalInterface
interface StripeCall<T> {

    T on(StripeClient client) throws StripeException;
}
