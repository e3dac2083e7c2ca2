package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.OrderStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The refunds of an order, oldest first, and what they leave to refund. */
public record Refunds(List<Refund> items) {

    static final Refunds NONE = new Refunds(List.of());

    public boolean isPending() {
        return items.stream().anyMatch(Refund::isPending);
    }

    /** Whether the provider has refused the last refund. */
    boolean isFailed() {
        return !items.isEmpty() && items.getLast().status() == RefundStatus.FAILED;
    }

    /** Whether a line has units that no refund takes back. */
    boolean leaveUnits(Order order) {
        return order.items().stream().anyMatch(item -> left(item) > 0);
    }

    /** The money of the order that is on its way back. */
    Money pending(Order order) {
        return new Money(
                items.stream()
                        .filter(Refund::isPending)
                        .mapToLong(refund -> refund.amount().amount())
                        .sum(),
                order.total().currency());
    }

    /** The units of a line that no refund takes back. */
    public int left(Order.Item item) {
        int pending = items.stream()
                .filter(Refund::isPending)
                .mapToInt(refund -> refund.units(item.ticketId()))
                .sum();
        return item.quantity() - item.refundedQuantity() - pending;
    }

    /** The lines of which the buyer can refund units now. */
    public List<Order.Item> refundable(Order order, Instant now) {
        if (order.status() != OrderStatus.COMPLETE) {
            return List.of();
        }
        return order.items().stream()
                .filter(item -> left(item) > 0)
                .filter(item -> item.ticket().refundsUntil() != null
                        && now.isBefore(item.ticket().refundsUntil()))
                .toList();
    }

    /** The units that no refund takes back, by id of the ticket. */
    Map<UUID, Integer> unitsLeft(Order order) {
        Map<UUID, Integer> left = new HashMap<>();
        order.items().stream().filter(item -> left(item) > 0).forEach(item -> left.put(item.ticketId(), left(item)));
        return left;
    }

    /** The money of a complete order that no refund returns. */
    Money moneyLeft(Order order) {
        long pending = items.stream()
                .filter(refund -> refund.isPending() && order.isPaidBy(refund.paymentId()))
                .mapToLong(refund -> refund.amount().amount())
                .sum();
        return new Money(
                order.total().amount() - order.refunded().amount() - pending,
                order.total().currency());
    }
}
