package dev.boxoffice.orders.payment.stripe;

import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.RefundCreateParams;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.RefundRequest;

/** Builds the requests to Stripe. */
final class StripeRequests {

    /** Metadata that identifies the payment of a notification before the charge id is stored. */
    static final String PAYMENT_ID = "payment_id";

    /** Metadata that identifies a refund that was requested by this service. */
    static final String REFUND_ID = "refund_id";

    private StripeRequests() {}

    static PaymentIntentCreateParams charge(ChargeRequest request, long amount) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amount)
                .setCurrency(StripeMoney.currency(request.amount()))
                // Methods that redirect require a return URL on every confirmation, even for cards. 3-D Secure does
                // not count as a redirect.
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
                .setUseStripeSdk(true) // the buyer's browser handles requires_action with the client secret
                .build();
    }

    static RefundCreateParams refund(RefundRequest request, long amount) {
        return RefundCreateParams.builder()
                .setPaymentIntent(request.reference())
                .setAmount(amount)
                .putMetadata(PAYMENT_ID, request.paymentId().toString())
                .putMetadata(REFUND_ID, request.refundId().toString())
                .build();
    }

    /** Each amount has a key of its own, because Stripe refuses a key with other parameters. */
    static RequestOptions refundKey(RefundRequest request) {
        return key("refund-%s-%d-%d"
                .formatted(
                        request.refundId(), request.attempt(), request.amount().amount()));
    }

    static RequestOptions key(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }
}
