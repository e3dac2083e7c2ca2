package dev.boxoffice.orders.payment.stripe;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.RefundListParams;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Refunds payments through Stripe.
 *
 * @see <a href="https://docs.stripe.com/refunds">refunds, which can be pending and can fail after days</a>
 */
@ApplicationScoped
class StripeRefunds {

    private static final Set<String> UNDER_WAY = Set.of("pending", "requires_action");
    private static final Set<String> UNSUCCESSFUL = Set.of("failed", "canceled");

    /** Stripe's largest page; one payment never has more refunds. */
    private static final long PAGE_LIMIT = 100;

    private final StripeApi stripe;

    StripeRefunds(StripeApi stripe) {
        this.stripe = stripe;
    }

    /**
     * Checks for existing refunds first and sends no idempotency key: Stripe never refunds more than it captured, and a
     * replayed old rejection would be wrong.
     */
    Charge refund(UUID paymentId, String reference) {
        try {
            PaymentIntent intent =
                    stripe.ask(client -> client.v1().paymentIntents().retrieve(reference));
            if (!"succeeded".equals(intent.getStatus())) {
                return StripeCharges.of(intent);
            }
            return new Charge(reference, refundRemaining(paymentId, intent, existingRefunds(reference)));
        } catch (StripeException e) {
            throw StripeApi.unforeseen(e);
        }
    }

    private List<Refund> existingRefunds(String reference) throws StripeException {
        var query = RefundListParams.builder()
                .setPaymentIntent(reference)
                .setLimit(PAGE_LIMIT)
                .build();
        return stripe.ask(client -> client.v1().refunds().list(query)).getData();
    }

    private ChargeState refundRemaining(UUID paymentId, PaymentIntent intent, List<Refund> refunds)
            throws StripeException {
        long refunded = refunds.stream()
                .filter(refund -> "succeeded".equals(refund.getStatus()))
                .mapToLong(Refund::getAmount)
                .sum();
        if (refunded >= intent.getAmountReceived()) {
            return new ChargeState.Refunded(StripeMoney.fromStripe(refunded, intent.getCurrency()));
        }
        if (refunds.stream().anyMatch(refund -> UNDER_WAY.contains(status(refund)))) {
            return new ChargeState.RefundPending();
        }
        var parameters = StripeRequests.refund(paymentId, intent.getId());
        try {
            return outcome(stripe.ask(client -> client.v1().refunds().create(parameters)), intent, refunded);
        } catch (InvalidRequestException | CardException e) {
            return "charge_already_refunded".equals(e.getCode())
                    ? new ChargeState.RefundPending() // refunded concurrently; the next check reads the state
                    : new ChargeState.RefundFailed(StripeCharges.code(e.getCode(), null));
        }
    }

    /** Stripe may omit the status. */
    private static String status(Refund refund) {
        return refund.getStatus() == null ? "pending" : refund.getStatus();
    }

    private static ChargeState outcome(Refund refund, PaymentIntent intent, long refundedBefore) {
        if (UNSUCCESSFUL.contains(status(refund))) {
            return new ChargeState.RefundFailed(StripeCharges.code(refund.getFailureReason(), refund.getStatus()));
        }
        return "succeeded".equals(refund.getStatus())
                ? new ChargeState.Refunded(
                        StripeMoney.fromStripe(refundedBefore + refund.getAmount(), intent.getCurrency()))
                : new ChargeState.RefundPending();
    }
}
