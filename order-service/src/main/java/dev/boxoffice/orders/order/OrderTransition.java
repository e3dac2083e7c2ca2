package dev.boxoffice.orders.order;

import dev.boxoffice.orders.OrderStatus;
import java.time.Instant;

/**
 * One entry of an order's history.
 *
 * @param version the version of the order after this entry
 * @param from {@code null} in the first entry; equal to {@code to} if only lines or a payment changed
 * @param actor a user, or the part of the system that caused the change
 */
public record OrderTransition(long version, Instant at, OrderStatus from, OrderStatus to, String reason, String actor) {

    /** The first entry of every order. It is derived and not stored, because the order's row contains all of it. */
    public static OrderTransition placed(String userId, Instant createdAt) {
        return new OrderTransition(1, createdAt, null, OrderStatus.CREATED, "placed", userId);
    }

    /** Returns this entry with {@code next} as its actor if {@code former} was. */
    OrderTransition withActor(String former, String next) {
        return actor.equals(former) ? new OrderTransition(version, at, from, to, reason, next) : this;
    }
}
