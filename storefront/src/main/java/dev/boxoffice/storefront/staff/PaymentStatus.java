package dev.boxoffice.storefront.staff;

/** The state of a payment, as in the API of order-service. */
public enum PaymentStatus {
    PENDING,
    FAILED,
    CAPTURED,
    REFUND_PENDING,
    REFUNDED
}
