package dev.boxoffice.storefront;

/** A step of an order's history, as buyers read it. */
public enum OrderEvent {
    PLACED,
    LINES_CHANGED,
    PAYMENT_STARTED,
    PAID,
    CANCELLED,
    EXPIRED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    PAYMENT_RETURNED,
    REFUND_STARTED,
    REFUND_FAILED,
    PAYMENT_REFUNDED,
    BUYER_ERASED,
    CLAIMED
}
