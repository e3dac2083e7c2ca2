package dev.boxoffice.orders.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A payment as the buyer sees it.
 *
 * @param attempt 1 for the first; grows with every attempt after a failed one
 * @param method what it is confirmed with; absent when the buyer confirms it with the provider
 * @param reason why it failed or is given back, as a short code
 * @param clientSecret lets the buyer's browser confirm it with the provider; only in the answer to the start of a payment
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
     * The payment that counts among an order's attempts: that which paid, else the last whose money came, else the last.
     *
     * @param paidBy {@code null} while none has
     * @return {@code null} before the first attempt
     */
    public static PaymentView decisive(UUID paidBy, List<Payment> attempts) {
        return attempts.stream()
                .max(Comparator.comparing((Payment payment) -> payment.id().equals(paidBy))
                        .thenComparing(payment -> payment.received() != null)
                        .thenComparing(Payment::attempt))
                .map(payment -> of(payment, null))
                .orElse(null);
    }

    public static PaymentView of(Payment payment, String clientSecret) {
        return new PaymentView(
                payment.id(),
                payment.attempt(),
                payment.status(),
                payment.provider(),
                payment.method(),
                payment.amount(),
                payment.reason(),
                payment.createdAt(),
                payment.updatedAt(),
                clientSecret);
    }
}
