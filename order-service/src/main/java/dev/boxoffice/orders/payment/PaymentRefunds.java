package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refunds of one payment, and what they leave of its money. */
public record PaymentRefunds(Payment payment, List<Refund> refunds) {

    /**
     * Selects the refunds of a payment.
     *
     * @param all the refunds of the order
     */
    public static PaymentRefunds of(Payment payment, List<Refund> all) {
        return new PaymentRefunds(
                payment,
                all.stream()
                        .filter(refund -> payment.id().equals(refund.paymentId()))
                        .toList());
    }

    /** The captured money that no pending or completed refund returns, in the minor unit. */
    public long left() {
        return payment.received() == null ? 0 : payment.received().amount() - pending() - done();
    }

    private long pending() {
        return sum(RefundStatus.PENDING);
    }

    private long done() {
        return sum(RefundStatus.DONE);
    }

    private long sum(RefundStatus status) {
        return refunds.stream()
                .filter(refund -> refund.status() == status)
                .mapToLong(refund -> refund.amount().amount())
                .sum();
    }

    private boolean hasPending() {
        return refunds.stream().anyMatch(Refund::isPending);
    }

    /**
     * Adapts the payment to its refunds.
     *
     * @param paysOrder false for unexpected money, all of which must be refunded
     */
    public void updatePayment(boolean paysOrder, String why, Instant now) {
        if (done() == payment.received().amount()) {
            payment.refunded(now);
        } else if (left() == 0 || !paysOrder) {
            payment.refundPending(why, now);
        } else {
            payment.keep(hasPending(), now);
        }
    }

    /** The refund that the provider reports; empty if it was started at the provider and is not known yet. */
    public Optional<Refund> find(RefundState state) {
        return refunds.stream()
                .filter(refund -> refund.id().equals(state.refundId())
                        || (state.reference() != null && state.reference().equals(refund.reference())))
                .findFirst();
    }

    /** A pending refund of this amount that the provider has not accepted. */
    public Optional<Refund> unsent(Money amount) {
        return unsent().stream()
                .filter(refund -> refund.amount().equals(amount))
                .findFirst();
    }

    /** The pending refunds that the provider has not accepted. */
    public List<Refund> unsent() {
        return refunds.stream()
                .filter(refund -> refund.isPending() && refund.reference() == null)
                .toList();
    }

    /** Whether a report of the provider differs from what is stored. */
    public boolean isNews(RefundState state) {
        Refund refund = find(state).orElse(null);
        if (state.status() == RefundStatus.FAILED) {
            // a failed refund with another reference was an earlier attempt
            return refund != null && refund.isPending() && state.reference().equals(refund.reference());
        }
        return refund == null || refund.status() != state.status() || refund.reference() == null;
    }

    /**
     * The request to the provider. The last refund of a payment returns what is left there, so that a refund made at the
     * provider at the same time cannot block it.
     */
    public RefundRequest request(Refund refund) {
        boolean rest = done() + refund.amount().amount() == payment.received().amount();
        return new RefundRequest(
                refund.id(), refund.attempt(), payment.id(), payment.reference(), refund.amount(), rest);
    }
}
