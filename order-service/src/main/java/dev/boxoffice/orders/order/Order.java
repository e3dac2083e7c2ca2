package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** What one user holds or has bought. Change it only while holding the row's lock ({@link OrderRepository#lock}). */
@Entity
@Table(name = "orders")
class Order {

    @Id
    private UUID id;

    private String userId;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "total_currency"))
    private Money total;

    private String reason;
    private Instant expiresAt;
    private long version;
    private Instant createdAt;
    private Instant updatedAt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("line")
    private List<OrderItem> items = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("version")
    private List<OrderTransition> history = new ArrayList<>();

    protected Order() {}

    /** A new order whose stock is held; the hold's clock starts at {@code now}. */
    static Order create(UUID id, String userId, List<OrderLine> lines, Instant now, Duration hold) {
        var order = new Order();
        order.id = id;
        order.userId = userId;
        order.createdAt = now;
        order.expiresAt = now.plus(hold);
        long amount = 0;
        for (OrderLine line : lines) {
            order.items.add(new OrderItem(order, order.items.size() + 1, line));
            amount = Math.addExact(
                    amount, line.unitPrice().times(line.quantity()).amount());
        }
        order.total = new Money(amount, lines.getFirst().unitPrice().currency());
        order.enter(OrderStatus.CREATED, userId, "placed", now);
        return order;
    }

    /** Given up; the caller returns the stock in the same transaction. */
    void cancel(String actor, String reason, Instant now) {
        become(OrderStatus.CANCELLED, actor, reason, now);
    }

    /** The clock ran out; the caller returns the stock in the same transaction. */
    void expire(Instant now) {
        become(OrderStatus.EXPIRED, "expiry", "hold-expired", now);
    }

    private void become(OrderStatus next, String actor, String reason, Instant now) {
        if (!status.canBecome(next)) {
            throw new OrderProblem.IllegalTransition(id, status, next).toException();
        }
        enter(next, actor, reason, now);
    }

    private void enter(OrderStatus next, String actor, String why, Instant now) {
        version++;
        history.add(new OrderTransition(this, version, now, status, next, why, actor));
        reason = why;
        status = next;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String userId() {
        return userId;
    }

    OrderStatus status() {
        return status;
    }

    Money total() {
        return total;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** Why it came to its status. */
    String reason() {
        return reason;
    }

    List<OrderItem> items() {
        return Collections.unmodifiableList(items);
    }

    List<OrderTransition> history() {
        return Collections.unmodifiableList(history);
    }
}
