package dev.boxoffice.orders.payment.stripe;

import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundListParams;
import dev.boxoffice.orders.payment.RefundRequest;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Refunds payments through Stripe.
 *
 * @see <a href="https://docs.stripe.com/refunds">refunds, which can be pending and can fail after days</a>
 */
@ApplicationScoped
class StripeRefunds {

    /** Stripe's largest page. */
    private static final long PAGE_LIMIT = 100;

    private final StripeApi stripe;

    StripeRefunds(StripeApi stripe) {
        this.stripe = stripe;
    }

    /** Stripe forgets an idempotency key after a day, so a caller looks for the refund in {@link #list} before. */
    RefundState refund(RefundRequest request) {
        OptionalLong amount = StripeMoney.toStripe(request.amount());
        if (amount.isEmpty()) {
            return RefundState.refused(request, "invalid_refund_amount");
        }
        var parameters = StripeRequests.refund(request, amount.getAsLong());
        var key = StripeRequests.refundKey(request);
        try {
            Refund created = stripe.ask(client -> client.v1().refunds().create(parameters, key));
            return StripeApi.isReplayed(created) ? current(request, created) : state(created);
        } catch (InvalidRequestException | CardException e) {
            if (Integer.valueOf(409).equals(e.getStatusCode())) {
                throw StripeApi.unforeseen(e);
            }
            return accepted(request)
                    .orElseGet(() -> RefundState.refused(request, StripeCharges.code(e.getCode(), null)));
        } catch (ApiException e) {
            if (StripeApi.isReplayed(e.getStripeError())) {
                return accepted(request).orElseGet(() -> RefundState.unknown(request));
            }
            throw StripeApi.unforeseen(e);
        } catch (StripeException e) {
            throw StripeApi.unforeseen(e);
        }
    }

    /** A replayed response has the state from the time of the first request. */
    private RefundState current(RefundRequest request, Refund replayed) {
        return list(request.reference()).stream()
                .filter(refund -> replayed.getId().equals(refund.reference()))
                .findFirst()
                .orElseGet(() -> state(replayed));
    }

    /** The refund of an earlier or concurrent request, which explains why Stripe refuses this one. */
    private Optional<RefundState> accepted(RefundRequest request) {
        return list(request.reference()).stream()
                .filter(refund -> request.refundId().equals(refund.refundId()))
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .findFirst();
    }

    List<RefundState> list(String reference) {
        try {
            return stripe.ask(client -> {
                var states = new ArrayList<RefundState>();
                String last = null;
                boolean more;
                do {
                    var page = client.v1().refunds().list(query(reference, last));
                    page.getData().forEach(refund -> states.add(state(refund)));
                    more = page.getHasMore() && !page.getData().isEmpty();
                    last = more ? page.getData().getLast().getId() : null;
                } while (more);
                return states;
            });
        } catch (StripeException e) {
            throw StripeApi.unforeseen(e);
        }
    }

    private static RefundListParams query(String reference, String after) {
        return RefundListParams.builder()
                .setPaymentIntent(reference)
                .setLimit(PAGE_LIMIT)
                .setStartingAfter(after)
                .build();
    }

    private static RefundState state(Refund refund) {
        RefundStatus status = status(refund.getStatus());
        return new RefundState(
                refundId(
                        refund.getMetadata() == null
                                ? null
                                : refund.getMetadata().get(StripeRequests.REFUND_ID)),
                refund.getId(),
                StripeMoney.fromStripe(refund.getAmount(), refund.getCurrency()),
                status,
                status == RefundStatus.FAILED
                        ? StripeCharges.code(refund.getFailureReason(), refund.getStatus())
                        : null);
    }

    /** Stripe may omit the status. */
    static RefundStatus status(String status) {
        return switch (status == null ? "pending" : status) {
            case "succeeded" -> RefundStatus.DONE;
            case "failed", "canceled" -> RefundStatus.FAILED;
            default -> RefundStatus.PENDING; // pending, requires_action and future statuses
        };
    }

    /** Returns {@code null} for a refund that was started at Stripe. */
    static UUID refundId(String metadata) {
        try {
            return metadata == null ? null : UUID.fromString(metadata);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
