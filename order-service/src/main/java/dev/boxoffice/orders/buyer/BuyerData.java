package dev.boxoffice.orders.buyer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.cart.PersonalCart;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.view.OrderResponse;
import dev.boxoffice.orders.view.RefundResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All personal data that this service has of one buyer. {@link ExportBuyer} streams it.
 *
 * @param cart the items of the cart, oldest first
 * @param idempotencyKeys the keys of the last hours
 * @param orders newest first
 */
record BuyerData(
        String buyer,
        Instant exportedAt,
        List<PersonalCart.Item> cart,
        List<Idempotency.KeyRecord> idempotencyKeys,
        List<OrderData> orders) {

    /** An order with all attempts to pay it, and all its refunds. */
    record OrderData(OrderResponse order, List<PaymentData> payments, List<RefundResponse> refunds) {}

    /**
     * One attempt to pay.
     *
     * @param reference the provider's id of the charge
     * @param received the captured amount
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentData(
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
}
