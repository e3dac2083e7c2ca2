package dev.boxoffice.orders.order;

import dev.boxoffice.orders.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The transitions of one order, and the status to which they have led. */
public final class OrderHistory {

    private final List<OrderTransition> transitions = new ArrayList<>();

    private OrderStatus status;
    private String reason;
    private long version;
    private Instant updatedAt;
    private OrderChange change = OrderChange.STATUS;

    /** @param later the transitions without the first */
    OrderHistory(Order.Row row, List<OrderTransition> later) {
        this.status = row.status();
        this.reason = row.reason();
        this.version = row.version();
        this.updatedAt = row.updatedAt();
        transitions.add(OrderTransition.placed(row.userId(), row.createdAt()));
        transitions.addAll(later);
    }

    /** Adds a transition to {@code next}, which can be the current status. */
    void enter(OrderStatus next, OrderChange kind, String actor, String why, Instant now) {
        version++;
        transitions.add(new OrderTransition(version, now, status, next, why, actor));
        change = kind;
        reason = why;
        status = next;
        updatedAt = now;
    }

    void replaceActor(String former, String next) {
        transitions.replaceAll(step -> step.withActor(former, next));
    }

    /** All transitions, oldest first. */
    public List<OrderTransition> all() {
        return Collections.unmodifiableList(transitions);
    }

    public OrderTransition last() {
        return transitions.getLast();
    }

    OrderStatus status() {
        return status;
    }

    long version() {
        return version;
    }

    /** The time of the last transition. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** The reason for the last transition. */
    public String reason() {
        return reason;
    }

    /** The kind of the last transition. */
    public OrderChange change() {
        return change;
    }
}
