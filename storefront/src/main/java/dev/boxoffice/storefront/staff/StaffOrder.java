package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order as staff see it.
 *
 * @param tickets the tickets of its lines, in their order
 * @param payments all attempts to pay, oldest first; empty for staff of a part of the tickets
 * @param refunds oldest first
 */
record StaffOrder(FoundOrder order, List<Offered> tickets, List<Payment> payments, List<Refund> refunds) {

    /** The ticket of a line; {@code yours}: whether the visitor may refund its units. */
    record Offered(UUID ticketId, UUID showId, boolean yours) {}

    /**
     * An attempt to pay.
     *
     * @param reference the provider's id of the charge; {@code null} before the provider knows it
     * @param received {@code null} unless money was captured
     */
    record Payment(
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
            Instant updatedAt) {}

    /**
     * A refund.
     *
     * @param paymentId {@code null} if it returns no money
     * @param lines empty for an amount
     * @param reason {@code null} for staff of a part of the tickets, like {@code requestedBy}
     */
    record Refund(
            UUID id,
            UUID paymentId,
            RefundState status,
            Money amount,
            List<Line> lines,
            boolean restock,
            String reason,
            String requestedBy,
            String failure,
            Instant createdAt) {

        record Line(UUID ticketId, int quantity) {}

        public Subject requester() {
            return new Subject(requestedBy);
        }

        boolean isPending() {
            return status == RefundState.PENDING;
        }

        /** Units that it takes back. */
        public int units() {
            return lines.stream().mapToInt(Line::quantity).sum();
        }

        int units(UUID ticketId) {
            return lines.stream()
                    .filter(line -> line.ticketId.equals(ticketId))
                    .mapToInt(Line::quantity)
                    .sum();
        }
    }

    /** Whether all tickets are the visitor's as staff. */
    public boolean isWhole() {
        return tickets.stream().allMatch(Offered::yours);
    }

    /** The show of a line; {@code null} if there was none. */
    public UUID showOf(FoundOrder.Item item) {
        return tickets.stream()
                .filter(ticket -> ticket.ticketId.equals(item.ticketId()))
                .map(Offered::showId)
                .findFirst()
                .orElse(null);
    }

    public String path() {
        return "/sell/orders/" + order.id();
    }

    public String cancelPath() {
        return path() + "/cancel";
    }

    public boolean isCancellable() {
        return order.isOpen() && isWhole();
    }

    /** The units of a line that no refund takes back. */
    public int left(FoundOrder.Item item) {
        int pending = refunds.stream()
                .filter(Refund::isPending)
                .mapToInt(refund -> refund.units(item.ticketId()))
                .sum();
        return item.quantity() - item.refundedQuantity() - pending;
    }

    /** The lines of which the visitor can refund units. */
    public List<FoundOrder.Item> refundableLines() {
        return order.isPaid()
                ? order.items().stream()
                        .filter(item -> left(item) > 0)
                        .filter(item -> tickets.stream()
                                .anyMatch(ticket -> ticket.yours && ticket.ticketId.equals(item.ticketId())))
                        .toList()
                : List.of();
    }

    /** The money that no refund of the payment that paid the order returns. */
    public Money moneyLeft() {
        UUID paidBy = order.payment() == null ? null : order.payment().id();
        long pending = refunds.stream()
                .filter(refund -> refund.isPending() && refund.paymentId() != null)
                .filter(refund -> refund.paymentId().equals(paidBy))
                .mapToLong(refund -> refund.amount().amount())
                .sum();
        return new Money(
                order.total().amount() - order.refunded().amount() - pending,
                order.total().currency());
    }

    public boolean isRefundable() {
        return order.isPaid()
                && (!refundableLines().isEmpty() || (isWhole() && moneyLeft().amount() > 0));
    }
}
