package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.util.UUID;

/**
 * The state that a provider reports for a refund.
 *
 * @param refundId the refund that it was requested for; {@code null} if it was started at the provider
 * @param reference the provider's id of the refund; {@code null} if the provider rejected it before assigning one
 * @param failure the provider's code; {@code null} unless it failed
 */
public record RefundState(UUID refundId, String reference, Money amount, RefundStatus status, String failure) {

    /** The provider refused the request. */
    public static RefundState refused(RefundRequest request, String failure) {
        return new RefundState(request.refundId(), null, request.amount(), RefundStatus.FAILED, failure);
    }
}
