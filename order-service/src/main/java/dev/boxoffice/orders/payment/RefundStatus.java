package dev.boxoffice.orders.payment;

/** The status of one refund. */
public enum RefundStatus {
    /** Requested; the provider has not confirmed it. Its money and its units cannot be refunded again. */
    PENDING,
    /** The provider has returned the money. */
    DONE,
    /** The provider has refused it. Its money and its units can be refunded again. */
    FAILED
}
