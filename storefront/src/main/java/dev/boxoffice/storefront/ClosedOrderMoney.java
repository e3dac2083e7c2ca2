package dev.boxoffice.storefront;

/** What happened to the payment of a cancelled or expired order. */
public enum ClosedOrderMoney {
    NOT_CHARGED,
    NOT_RECEIVED,
    REFUNDING,
    REFUNDED
}
