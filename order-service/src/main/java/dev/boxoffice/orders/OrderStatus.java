package dev.boxoffice.orders;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The status of an order and its legal transitions. */
public enum OrderStatus {
    /** Stock is held. */
    CREATED,
    /** Stock is held and a payment has started. */
    AWAITING_PAYMENT,
    /** Paid, or free: the held stock is sold. */
    COMPLETE,
    /** Cancelled by the buyer or an operator, or because a show is called off; the stock is released. */
    CANCELLED,
    /** Not paid in time; the stock is released. */
    EXPIRED,
    /** Refunded; the tickets are restocked. */
    REFUNDED;

    /** The statuses in which an order holds stock and can expire. */
    public static final Set<OrderStatus> OPEN = Collections.unmodifiableSet(EnumSet.of(CREATED, AWAITING_PAYMENT));

    /** {@link #OPEN} as an SQL list, which the partial indexes of {@code orders} require as a literal. */
    public static final String OPEN_SQL = sql(OPEN);

    /** The statuses in which the units of an order are held or sold, as an SQL list. */
    public static final String COUNTED_SQL = sql(EnumSet.allOf(OrderStatus.class).stream()
            .filter(OrderStatus::isCounted)
            .toList());

    private static String sql(Collection<OrderStatus> statuses) {
        return statuses.stream().map(status -> "'" + status + "'").collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether the units of an order are held or sold. */
    public boolean isCounted() {
        return switch (this) {
            case CREATED, AWAITING_PAYMENT, COMPLETE -> true;
            case CANCELLED, EXPIRED, REFUNDED -> false;
        };
    }

    /** The statuses that may follow; empty for a final status. */
    public Set<OrderStatus> allowed() {
        return switch (this) {
            case CREATED -> Set.of(AWAITING_PAYMENT, COMPLETE, CANCELLED, EXPIRED);
            case AWAITING_PAYMENT -> Set.of(COMPLETE, CANCELLED, EXPIRED);
            case EXPIRED -> Set.of(COMPLETE);
            case COMPLETE -> Set.of(REFUNDED);
            case CANCELLED, REFUNDED -> Set.of();
        };
    }

    /** Whether this transition is legal; every change of an order checks it. */
    public boolean canBecome(OrderStatus next) {
        return allowed().contains(next);
    }
}
