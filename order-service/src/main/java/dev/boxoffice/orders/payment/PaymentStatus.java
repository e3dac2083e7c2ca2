package dev.boxoffice.orders.payment;

import java.util.Set;

/** The status of one payment attempt and its legal transitions. */
public enum PaymentStatus {
    /** Started; no money was captured. */
    PENDING,
    /** Declined or cancelled. A late capture is still accepted, because providers can report contradictory states. */
    FAILED,
    /** The captured money pays the order. */
    CAPTURED,
    /** All of the captured money is being refunded. A partial refund leaves the payment CAPTURED. */
    REFUND_PENDING,
    /** All of the money was refunded to the buyer. */
    REFUNDED;

    /** The statuses that may follow; empty for a final status. */
    public Set<PaymentStatus> allowed() {
        return switch (this) {
            case PENDING -> Set.of(FAILED, CAPTURED, REFUND_PENDING);
            case FAILED -> Set.of(CAPTURED, REFUND_PENDING);
            case CAPTURED -> Set.of(REFUND_PENDING, REFUNDED);
            case REFUND_PENDING -> Set.of(CAPTURED, REFUNDED);
            case REFUNDED -> Set.of();
        };
    }

    /** Whether this transition is legal; every method of {@link Payment} checks it. */
    public boolean canBecome(PaymentStatus next) {
        return allowed().contains(next);
    }
}
