package dev.boxoffice.storefront.order;

/** The state of a refund, as in the API of order-service. */
public enum RefundStatus {
    PENDING,
    DONE,
    FAILED
}
