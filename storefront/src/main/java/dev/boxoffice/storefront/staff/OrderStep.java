package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.OrderStatus;

/** A step of an order's history, as staff read it. */
public enum OrderStep {
    PLACED,
    LINES_CHANGED,
    PAYMENT_STARTED,
    PAID,
    CANCELLED_BY_BUYER,
    CANCELLED_BY_STAFF,
    CANCELLED_BY_CALL_OFF,
    EXPIRED,
    REFUND_REQUESTED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    REFUND_FAILED,
    PAYMENT_RETURNED,
    PAYMENT_REFUNDED,
    CLAIMED,
    BUYER_ERASED,
    CHANGED;

    /** @param from {@code null} for the first step; equal to {@code to} if only lines, payments or refunds changed */
    static OrderStep of(OrderStatus from, OrderStatus to, String reason) {
        if (from == to) {
            return withoutNewStatus(reason);
        }
        return switch (to) {
            case CREATED -> PLACED;
            case AWAITING_PAYMENT -> PAYMENT_STARTED;
            case COMPLETE -> PAID;
            case CANCELLED ->
                switch (reason) {
                    case "buyer" -> CANCELLED_BY_BUYER;
                    case "show-called-off" -> CANCELLED_BY_CALL_OFF;
                    default -> CANCELLED_BY_STAFF;
                };
            case EXPIRED -> EXPIRED;
            case REFUNDED -> REFUNDED;
        };
    }

    private static OrderStep withoutNewStatus(String reason) {
        return switch (reason) {
            case "lines-changed" -> LINES_CHANGED;
            case "refund-requested", "refunded-by-provider" -> REFUND_REQUESTED;
            case "partially-refunded", "show-called-off" -> PARTIALLY_REFUNDED;
            case "refund-failed" -> REFUND_FAILED;
            case "payment-refunded" -> PAYMENT_REFUNDED;
            case "claimed" -> CLAIMED;
            case "buyer-erased" -> BUYER_ERASED;
            case "late-payment", "paid-after-cancel", "paid-twice", "wrong-amount", "not-asked-for" -> PAYMENT_RETURNED;
            default -> CHANGED;
        };
    }
}
