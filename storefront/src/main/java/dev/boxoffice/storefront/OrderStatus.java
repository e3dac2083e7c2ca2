package dev.boxoffice.storefront;

/** The state of an order, as in the API of order-service. */
public enum OrderStatus {
    CREATED,
    AWAITING_PAYMENT,
    COMPLETE,
    CANCELLED,
    EXPIRED,
    REFUNDED
}
