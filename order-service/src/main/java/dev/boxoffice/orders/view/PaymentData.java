package dev.boxoffice.orders.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to pay, with all that is known of it.
 *
 * @param reference the provider's id of the charge
 * @param received the captured amount
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentData(
        UUID id,
        int attempt,
        String provider,
        String reference,
        String method,
        PaymentStatus status,
        String reason,
        Money amount,
        Money received,
        Instant createdAt,
        Instant updatedAt) {

    static PaymentData of(Payment payment) {
        return new PaymentData(
                payment.id(),
                payment.attempt(),
                payment.provider(),
                payment.reference(),
                payment.method(),
                payment.status(),
                payment.reason(),
                payment.amount(),
                payment.received(),
                payment.createdAt(),
                payment.updatedAt());
    }
}
