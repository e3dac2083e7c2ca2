package dev.boxoffice.storefront.staff;

/** The state of a refund, as in the API of order-service. */
public enum RefundState {
    PENDING,
    DONE,
    FAILED
}
