package dev.boxoffice.orders.payment.stripe;

import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.RefundCreateParams;
import dev.boxoffice.orders.payment.ChargeRequest;
import java.util.UUID;

/** What Stripe is asked for. */
final class StripeRequests {

    /** The metadata by which a notification is known before we know the charge's name. */
    static final String PAYMENT_ID = "payment_id";

    private StripeRequests() {}

    static PaymentIntentCreateParams charge(ChargeRequest request, long amount) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(StripeMoney.currency(request.amount()))
                // Methods that lead away need a page to come back to, without which no confirm would be taken here, not
                // even with a card. 3-D Secure does not count as one of them.
                .setAutomaticPaymentMethods(AutomaticPaymentMethods.builder()
                        .setEnabled(true)
                        .setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER)
                        .build())
                .putMetadata(PAYMENT_ID, request.paymentId().toString())
                .putMetadata("order_id", request.orderId().toString())
                .build();
    }

    static PaymentIntentConfirmParams confirmation(String method) {
        return PaymentIntentConfirmParams.builder()
                .setPaymentMethod(method)
                .setUseStripeSdk(true) // the buyer's browser goes on from requires_action with the client secret
                .build();
    }

    /** Of all that is left, which is what no amount means. */
    static RefundCreateParams refund(UUID paymentId, String reference) {
        return RefundCreateParams.builder()
                .setPaymentIntent(reference)
                .putMetadata(PAYMENT_ID, paymentId.toString())
                .build();
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }
}
