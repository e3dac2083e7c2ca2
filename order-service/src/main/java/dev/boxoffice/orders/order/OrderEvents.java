package dev.boxoffice.orders.order;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.MoneyV1;
import dev.boxoffice.events.OrderV1;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.outbox.Outbox;

/** Builds the events that this service publishes about an order. */
public final class OrderEvents {

    private OrderEvents() {}

    /** The event that announces the order's last change. */
    public static Outbox.Entry of(Order order) {
        return new Outbox.Entry(typeOf(order), payload(order));
    }

    private static EventType typeOf(Order order) {
        return switch (order.history().change()) {
            case STATUS -> typeOf(order.status());
            case LINES -> EventType.ORDER_LINES_CHANGED;
            case PARTIALLY_REFUNDED -> EventType.ORDER_PARTIALLY_REFUNDED;
            case PAYMENT_REFUND_PENDING -> EventType.PAYMENT_REFUND_PENDING;
            case PAYMENT_REFUND_FAILED -> EventType.PAYMENT_REFUND_FAILED;
            case PAYMENT_REFUNDED -> EventType.PAYMENT_REFUNDED;
            case BUYER_ERASED -> EventType.ORDER_BUYER_ERASED;
            case CLAIMED -> EventType.ORDER_CLAIMED;
        };
    }

    private static EventType typeOf(OrderStatus status) {
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
                order.details().clientReference(),
                contact(order.details()),
                order.status().name(),
                order.lines().stream().map(OrderEvents::item).toList(),
                money(order.total()),
                money(order.refunded()),
                order.expiresAt(),
                order.history().reason(),
                order.version(),
                order.createdAt(),
                order.history().updatedAt());
    }

    private static OrderV1.Contact contact(OrderDetails details) {
        return details.contact() == null ? null : new OrderV1.Contact(details.email(), details.name());
    }

    private static OrderV1.Item item(OrderLine line) {
        return new OrderV1.Item(
                line.ticket().id(), line.ticket().title(), line.quantity(), line.refunded(), money(line.unitPrice()));
    }

    private static MoneyV1 money(Money money) {
        return new MoneyV1(money.amount(), money.currency());
    }
}
