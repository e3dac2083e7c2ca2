package dev.boxoffice.orders.order;

import dev.boxoffice.orders.OrderStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** One immutable entry of an order's history. */
@Entity
@IdClass(OrderTransition.Key.class)
class OrderTransition {

    record Key(UUID order, long version) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    private Order order;

    @Id
    private long version;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private OrderStatus fromStatus;

    @Enumerated(EnumType.STRING)
    private OrderStatus toStatus;

    private String reason;
    private String actor;

    protected OrderTransition() {}

    OrderTransition(
            Order order, long version, Instant at, OrderStatus from, OrderStatus to, String reason, String actor) {
        this.order = order;
        this.version = version;
        this.at = at;
        this.fromStatus = from;
        this.toStatus = to;
        this.reason = reason;
        this.actor = actor;
    }

    UUID orderId() {
        return order.id();
    }

    long version() {
        return version;
    }

    Instant at() {
        return at;
    }

    /** {@code null} in the first entry. */
    OrderStatus from() {
        return fromStatus;
    }

    OrderStatus to() {
        return toStatus;
    }

    String reason() {
        return reason;
    }

    String actor() {
        return actor;
    }
}
