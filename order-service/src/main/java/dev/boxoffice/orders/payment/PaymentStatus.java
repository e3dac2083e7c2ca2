package dev.boxoffice.orders.payment;

import java.util.Set;

/** How far one attempt to pay has come. */
public enum PaymentStatus {
    /** Begun; no money is here. */
    PENDING,
    /** Declined or given up. Money that comes all the same is not refused: a provider may be of two minds. */
    FAILED,
    /** The money is here and pays the order. */
    CAPTURED,
    /** The money is here and has to go back. */
    REFUND_PENDING,
    /** The money is back with the buyer. */
    REFUNDED;

    /** Where it may go; empty where the story ends. */
    public Set<PaymentStatus> allowed() {
        return switch (this) {
            case PENDING -> Set.of(FAILED, CAPTURED, REFUND_PENDING);
            case FAILED -> Set.of(CAPTURED, REFUND_PENDING);
            case CAPTURED -> Set.of(REFUND_PENDING, REFUNDED);
            case REFUND_PENDING -> Set.of(REFUNDED);
            case REFUNDED -> Set.of();
        };
    }

    /** Whether this move is legal; every verb of {@link Payment} asks. */
    public boolean canBecome(PaymentStatus next) {
        return allowed().contains(next);
    }
}
