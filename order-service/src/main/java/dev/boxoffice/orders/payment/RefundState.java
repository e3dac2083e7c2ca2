package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.util.UUID;

/**
 * The state that a provider reports for a refund.
 *
 * @param refundId the refund that it was requested for; {@code null} if it was started at the provider
 * @param reference the provider's id of the refund; {@code null} if the provider has refused or not answered the request
 * @param failure the provider's code; {@code null} unless it failed
 */
public record RefundState(UUID refundId, String reference, Money amount, RefundStatus status, String failure) {

    /** Whether a request was repeated and the provider neither has a refund for it nor has refused it. */
    public boolean isUnknown() {
        return status == RefundStatus.PENDING && reference == null;
    }

    /** This state with another amount of the same currency. */
    public RefundState withAmount(long amountRecorded) {
        return new RefundState(refundId, reference, new Money(amountRecorded, amount.currency()), status, failure);
    }

    /** The provider's answer is missing. */
    public static RefundState unknown(RefundRequest request) {
        return new RefundState(request.refundId(), null, request.amount(), RefundStatus.PENDING, null);
    }

    /** The provider refused the request. */
    public static RefundState refused(RefundRequest request, String failure) {
        return new RefundState(request.refundId(), null, request.amount(), RefundStatus.FAILED, failure);
    }
}
