package dev.boxoffice.orders.order;

/** The kind of an order's last change, which determines the event that announces it. */
public enum OrderChange {
    /** The order entered its current status. */
    STATUS,
    /** A line was added, changed or removed. */
    LINES,
    /** A part of it was refunded and the status did not change. */
    PARTIALLY_REFUNDED,
    /** A refund of one of its payments was requested. */
    PAYMENT_REFUND_PENDING,
    /** The provider has refused a refund of the payment that paid it. */
    PAYMENT_REFUND_FAILED,
    /** Money that does not pay it was refunded. */
    PAYMENT_REFUNDED,
    /** The buyer's personal data was erased. */
    BUYER_ERASED,
    /** A user took it over from the buyer of a service client. */
    CLAIMED
}
