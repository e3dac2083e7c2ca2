package dev.boxoffice.orders.order;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an order stands, and where it may go from there. */
public enum OrderStatus {
    /** Stock is held. */
    CREATED,
    /** Stock is held and the buyer is paying. */
    AWAITING_PAYMENT,
    /** Paid: what was held is sold. */
    COMPLETE,
    /** Given up by the buyer or an operator; stock is back. */
    CANCELLED,
    /** Not paid in time; stock is back. */
    EXPIRED,
    /** Paid back; stock is back. */
    REFUNDED;

    /** The statuses in which an order holds stock and can expire. */
    public static final Set<OrderStatus> OPEN = Collections.unmodifiableSet(EnumSet.of(CREATED, AWAITING_PAYMENT));

    /** {@link #OPEN} as an SQL list, which the partial indexes of {@code orders} require as a literal. */
    public static final String OPEN_SQL =
            OPEN.stream().map(status -> "'" + status + "'").collect(Collectors.joining(", ", "(", ")"));

    /** Where it may go; empty where the story ends. */
    public Set<OrderStatus> allowed() {
        return switch (this) {
            case CREATED -> Set.of(AWAITING_PAYMENT, COMPLETE, CANCELLED, EXPIRED);
            case AWAITING_PAYMENT -> Set.of(COMPLETE, CANCELLED, EXPIRED);
            case EXPIRED -> Set.of(COMPLETE);
            case COMPLETE -> Set.of(REFUNDED);
            case CANCELLED, REFUNDED -> Set.of();
        };
    }

    /** Whether this move is legal; every verb of {@link Order} asks. */
    public boolean canBecome(OrderStatus next) {
        return allowed().contains(next);
    }
}
