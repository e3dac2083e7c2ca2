package dev.boxoffice.storefront;

/** What an order means to its buyer. */
public enum OrderStory {
    HELD,
    READY_TO_PAY,
    DECLINED,
    PAYING,
    PAID,
    PARTLY_REFUNDED,
    BEING_REFUNDED,
    REFUNDED,
    CALLED_OFF,
    CANCELLED,
    EXPIRED;

    /** Whether the order has valid tickets. */
    public boolean admits() {
        return this == PAID || this == PARTLY_REFUNDED;
    }

    /** Whether the buyer has to do something. */
    public boolean isUrgent() {
        return this == HELD || this == READY_TO_PAY || this == DECLINED;
    }
}
