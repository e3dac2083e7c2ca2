package dev.boxoffice.orders.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.PaymentStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A payment as shown to the buyer.
 *
 * @param attempt 1 for the first attempt; each attempt after a failed one adds 1
 * @param method the payment method; absent if the buyer confirms with the provider
 * @param reason why the payment failed or is refunded, as a short code
 * @param clientSecret lets the buyer's browser confirm the payment; only in the response that starts a payment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentView(
        UUID id,
        int attempt,
        PaymentStatus status,
        String provider,
        String method,
        Money amount,
        String reason,
        Instant createdAt,
        Instant updatedAt,
        String clientSecret) {

    /**
     * Selects the payment to show: the one that paid the order, otherwise the latest captured, otherwise the latest.
     *
     * @param paidBy the payment that completed the order; {@code null} if there is none
     * @return {@code null} if there is no attempt
     */
    public static PaymentView decisive(UUID paidBy, List<PaymentView> attempts) {
        return attempts.stream()
                .max(Comparator.comparing((PaymentView payment) -> payment.id.equals(paidBy))
                        .thenComparing(PaymentView::isCaptured)
                        .thenComparing(PaymentView::attempt))
                .orElse(null);
    }

    /** Whether money was captured, even if it is refunded. */
    private static boolean isCaptured(PaymentView payment) {
        return switch (payment.status) {
            case PENDING, FAILED -> false;
            case CAPTURED, REFUND_PENDING, REFUNDED -> true;
        };
    }
}
