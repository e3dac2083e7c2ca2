package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order, as order-service tells it.
 *
 * @param payment {@code null} before the first attempt to pay
 */
public record Order(
        UUID id,
        Status status,
        List<Item> items,
        Money total,
        Instant expiresAt,
        Instant createdAt,
        List<Step> history,
        Payment payment) {

    /** Where an order is in its life. */
    public enum Status {
        CREATED("Held for you"),
        AWAITING_PAYMENT("Waiting for your payment"),
        COMPLETE("Paid"),
        CANCELLED("Cancelled"),
        EXPIRED("Expired"),
        REFUNDED("Refunded");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** One line. */
    public record Item(UUID ticketId, int quantity, Money unitPrice, Show ticket) {
        public Money sum() {
            return unitPrice.times(quantity);
        }
    }

    /** What is on. */
    public record Show(String title, String venue, Instant startsAt) {}

    /** One step of its history. */
    public record Step(Instant at, Status to, String reason, String actor) {}

    /**
     * An attempt to pay.
     *
     * @param clientSecret lets the browser confirm it with the provider; {@code null} but for who has just started it
     */
    public record Payment(
            int attempt, String status, String provider, String method, String reason, String clientSecret) {}

    public boolean isOpen() {
        return status == Status.CREATED || status == Status.AWAITING_PAYMENT;
    }

    public boolean isFree() {
        return total.free();
    }

    /** Whether news are to be expected without anybody doing anything. */
    public boolean moves() {
        return isOpen() || isPaymentAt("REFUND_PENDING");
    }

    /** Differs when there is something new to see. */
    public String mark() {
        return payment == null ? status.name() : status + "-" + payment.status + "-" + payment.attempt;
    }

    public boolean isBeingPaid() {
        return status == Status.AWAITING_PAYMENT && isPaymentAt("PENDING");
    }

    /** Nothing more is up to the buyer; a payment without a method waits for the provider's form to be filled in. */
    public boolean paymentPending() {
        return isBeingPaid() && payment.method != null;
    }

    public boolean paymentFailed() {
        return isOpen() && isPaymentAt("FAILED");
    }

    public boolean payable() {
        return isOpen() && !paymentPending();
    }

    private boolean isPaymentAt(String wanted) {
        return payment != null && payment.status.equals(wanted);
    }
}
