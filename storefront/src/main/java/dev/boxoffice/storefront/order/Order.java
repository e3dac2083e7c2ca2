package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.ClosedOrderMoney;
import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.OrderEvent;
import dev.boxoffice.storefront.OrderStatus;
import dev.boxoffice.storefront.admission.OrderAdmissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An order of order-service.
 *
 * @param buyer the user, or the buyer of a service client
 * @param contact {@code null} if the buyer has given none
 * @param refunded the part of {@code total} that was refunded
 * @param payment {@code null} before the first attempt to pay
 */
public record Order(
        UUID id,
        String buyer,
        Contact contact,
        OrderStatus status,
        List<Item> items,
        Money total,
        Money refunded,
        Instant expiresAt,
        Instant createdAt,
        List<Step> history,
        Payment payment) {

    /**
     * How to reach the buyer.
     *
     * @param name {@code null} if unknown
     */
    public record Contact(String email, String name) {}

    /** One line of the order. */
    public record Item(UUID ticketId, int quantity, int refundedQuantity, Money unitPrice, Ticket ticket) {
        public Money sum() {
            return unitPrice.times(quantity);
        }
    }

    /**
     * The ticket with its show.
     *
     * @param name distinguishes the ticket from others of its show; {@code null} if unknown
     * @param timeZone IANA name; {@code null} if unknown
     * @param refundsUntil buyers may refund units before this time; {@code null} if they may not
     * @param calledOff whether the show is called off
     */
    public record Ticket(
            String name,
            String title,
            String venue,
            Instant startsAt,
            String timeZone,
            Instant refundsUntil,
            boolean calledOff) {}

    /**
     * One step of the order's history.
     *
     * @param from {@code null} for the first step; equal to {@code to} if only lines or a payment changed
     */
    public record Step(Instant at, OrderStatus from, OrderStatus to, String reason, String actor) {

        public OrderEvent event() {
            if (from == to) {
                return switch (reason) {
                    case "lines-changed" -> OrderEvent.LINES_CHANGED;
                    case "claimed" -> OrderEvent.CLAIMED;
                    case "buyer-erased" -> OrderEvent.BUYER_ERASED;
                    case "partially-refunded", "show-called-off" -> OrderEvent.PARTIALLY_REFUNDED;
                    case "refund-failed" -> OrderEvent.REFUND_FAILED;
                    case "payment-refunded" -> OrderEvent.PAYMENT_REFUNDED;
                    case "refund-requested", "refunded-by-provider" -> OrderEvent.REFUND_STARTED;
                    default -> OrderEvent.PAYMENT_RETURNED;
                };
            }
            return switch (to) {
                case CREATED -> OrderEvent.PLACED;
                case AWAITING_PAYMENT -> OrderEvent.PAYMENT_STARTED;
                case COMPLETE -> OrderEvent.PAID;
                case CANCELLED -> OrderEvent.CANCELLED;
                case EXPIRED -> OrderEvent.EXPIRED;
                case REFUNDED -> OrderEvent.REFUNDED;
            };
        }
    }

    /**
     * An attempt to pay.
     *
     * @param clientSecret lets the browser confirm the payment with its provider; only in the answer to starting it
     */
    public record Payment(
            UUID id, int attempt, String status, String provider, String method, String reason, String clientSecret) {}

    /** Whether the order is too large for one PDF of its admissions. */
    public boolean isPrintedByTicket() {
        return items.stream().mapToInt(Item::quantity).sum() > OrderAdmissions.MAX_PRINTED;
    }

    public boolean isOpen() {
        return status == OrderStatus.CREATED || status == OrderStatus.AWAITING_PAYMENT;
    }

    public boolean isFree() {
        return total.free();
    }

    /** Whether this payment has paid a complete order. Money of other payments does not belong to the order. */
    boolean isPaidBy(UUID paymentId) {
        return !isFree() && payment != null && Objects.equals(payment.id, paymentId);
    }

    /** Why the order was cancelled; empty if it was not. */
    String cancelReason() {
        return history.stream()
                .filter(step -> step.event() == OrderEvent.CANCELLED)
                .map(Step::reason)
                .findFirst()
                .orElse("");
    }

    /** The titles of the shows, each once. */
    public String titles() {
        return items.stream().map(item -> item.ticket.title).distinct().collect(Collectors.joining(", "));
    }

    /** Whether one of the shows is called off. */
    public boolean isCalledOff() {
        return items.stream().anyMatch(item -> item.ticket.calledOff);
    }

    /** Whether units of a show that takes place are left. */
    boolean isPartlyTakingPlace() {
        return items.stream().anyMatch(item -> !item.ticket.calledOff && item.quantity > item.refundedQuantity);
    }

    /** The price of the units of shows that are called off, as far as it was not refunded. */
    Money dueForCalledOff() {
        long units = items.stream()
                .filter(item -> item.ticket.calledOff)
                .mapToLong(item -> item.unitPrice
                        .times(item.quantity - item.refundedQuantity)
                        .amount())
                .sum();
        long left = total.amount() - (refunded == null ? 0 : refunded.amount());
        return new Money(Math.min(units, left), total.currency());
    }

    /** The seconds that are left to pay, by this server's clock: the visitor's may be wrong. */
    public long secondsLeft() {
        return Math.max(0, Duration.between(Instant.now(), expiresAt).toSeconds());
    }

    /** Whether a refund was requested. */
    public boolean hasRefunds() {
        return history.stream().map(Step::event).anyMatch(event -> event == OrderEvent.REFUND_STARTED);
    }

    /** Whether money was returned. */
    boolean hasRefundedMoney() {
        return refunded != null && refunded.amount() > 0;
    }

    public boolean isBeingRefunded() {
        return isPaymentAt("REFUND_PENDING");
    }

    public boolean isBeingPaid() {
        return status == OrderStatus.AWAITING_PAYMENT && isPaymentAt("PENDING");
    }

    /** Whether the buyer has nothing left to do. A payment without a method waits for the provider's form. */
    public boolean paymentPending() {
        return isBeingPaid() && payment.method != null;
    }

    public boolean paymentFailed() {
        return isOpen() && isPaymentAt("FAILED");
    }

    public boolean payable() {
        return isOpen() && !paymentPending();
    }

    /** Whether the buyer has started to pay and must enter the details of the card in the browser. */
    boolean waitsForCard() {
        return isBeingPaid() && payment.method == null;
    }

    /** What happened to the payment, once the order is cancelled or expired. */
    public ClosedOrderMoney money() {
        if (payment == null) {
            return ClosedOrderMoney.NOT_CHARGED;
        }
        return switch (payment.status) {
            case "REFUND_PENDING" -> ClosedOrderMoney.REFUNDING;
            case "REFUNDED" -> ClosedOrderMoney.REFUNDED;
            default -> ClosedOrderMoney.NOT_RECEIVED;
        };
    }

    private boolean isPaymentAt(String wanted) {
        return payment != null && payment.status.equals(wanted);
    }
}
