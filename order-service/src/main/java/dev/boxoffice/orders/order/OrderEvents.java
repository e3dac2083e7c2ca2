package dev.boxoffice.orders.order;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.OrderV1;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.outbox.Outbox;

/** Builds the events that this service publishes about an order. */
final class OrderEvents {

    private OrderEvents() {}

    static Outbox.Entry of(Order order) {
        return new Outbox.Entry(type(order.status()), payload(order));
    }

    /** An event about the money of an order whose status did not change. */
    static Outbox.Entry of(EventType type, Order order) {
        return new Outbox.Entry(type, payload(order));
    }

    static Outbox.Entry of(ExpiredOrder order) {
        return new Outbox.Entry(type(OrderStatus.EXPIRED), payload(order));
    }

    private static EventType type(OrderStatus status) {
        return switch (status) {
            case CREATED -> EventType.ORDER_CREATED;
            case AWAITING_PAYMENT -> EventType.ORDER_AWAITING_PAYMENT;
            case COMPLETE -> EventType.ORDER_COMPLETED;
            case CANCELLED -> EventType.ORDER_CANCELLED;
            case EXPIRED -> EventType.ORDER_EXPIRED;
            case REFUNDED -> EventType.ORDER_REFUNDED;
        };
    }

    private static OrderV1 payload(Order order) {
        return new OrderV1(
                order.id(),
                order.userId(),
                order.status().name(),
                order.items().stream().map(OrderEvents::item).toList(),
                money(order.total()),
                order.expiresAt(),
                order.reason(),
                order.version(),
                order.createdAt(),
                order.updatedAt());
    }

    private static OrderV1.Item item(OrderItem item) {
        return new OrderV1.Item(item.ticketId(), item.ticket().title(), item.quantity(), money(item.unitPrice()));
    }

    private static OrderV1 payload(ExpiredOrder order) {
        return new OrderV1(
                order.id(),
                order.userId(),
                OrderStatus.EXPIRED.name(),
                order.items().stream().map(OrderEvents::item).toList(),
                money(order.total()),
                order.expiresAt(),
                order.reason(),
                order.version(),
                order.createdAt(),
                order.expiredAt());
    }

    private static OrderV1.Item item(ExpiredOrder.Item item) {
        return new OrderV1.Item(item.ticketId(), item.title(), item.quantity(), money(item.unitPrice()));
    }

    private static MoneyV1 money(Money money) {
        return new MoneyV1(money.amount(), money.currency());
    }
}
