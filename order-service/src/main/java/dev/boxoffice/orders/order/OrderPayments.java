package dev.boxoffice.orders.order;

import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The attempts to pay one order, of which at most one is pending and at most one has paid it. */
public final class OrderPayments {

    private final List<Payment> attempts;
    private UUID paidBy;

    OrderPayments(List<Payment> attempts, UUID paidBy) {
        this.attempts = new ArrayList<>(attempts);
        this.paidBy = paidBy;
    }

    /** Oldest first. */
    public List<Payment> all() {
        return Collections.unmodifiableList(attempts);
    }

    public Optional<Payment> find(UUID paymentId) {
        return attempts.stream()
                .filter(payment -> payment.id().equals(paymentId))
                .findFirst();
    }

    Optional<Payment> pending() {
        return attempts.stream()
                .filter(payment -> payment.status() == PaymentStatus.PENDING)
                .findFirst();
    }

    /** The payment that completed the order; empty if there is none. */
    public Optional<Payment> paidBy() {
        return paidBy == null ? Optional.empty() : find(paidBy);
    }

    boolean isPaidBy(Payment payment) {
        return payment.id().equals(paidBy);
    }

    void add(Payment payment) {
        attempts.add(payment);
    }

    void completeWith(Payment payment) {
        paidBy = payment.id();
    }

    /** Makes the follow-up close a payment that can no longer complete the order. */
    void checkPending(Instant now) {
        pending().ifPresent(payment -> payment.checkNow(now));
    }

    void eraseMethods() {
        attempts.forEach(Payment::eraseMethod);
    }
}
