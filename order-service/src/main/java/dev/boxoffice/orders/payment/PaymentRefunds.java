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

    public boolean hasPending() {
        return refunds.stream().anyMatch(Refund::isPending);
    }

    /** Whether the provider has accepted a pending refund. */
    public boolean hasSent() {
        return refunds.stream().anyMatch(refund -> refund.isPending() && refund.reference() != null);
    }

    /** What the provider is yet to be asked for, in the minor unit. */
    public long unsentAmount() {
        return unsent().stream().mapToLong(refund -> refund.amount().amount()).sum();
    }

    /**
     * Takes money out of requests that the provider has not accepted, because it was refunded otherwise.
     *
     * @param amount at most {@link #unsentAmount}, in the minor unit
     */
    public void replaceUnsent(long amount, String why, Instant now) {
        long rest = amount;
        for (Refund refund : unsent()) {
            if (rest <= 0) {
                return;
            }
            if (refund.amount().amount() > rest) {
                refund.reduce(rest, now);
                return;
            }
            rest -= refund.amount().amount();
            refund.fail(why, now);
        }
    }

    /**
     * Whether no money may be left. A payment of an order is REFUND_PENDING without a refund of the rest only if an earlier
     * release has requested it.
     *
     * @param paysOrder false for unexpected money
     */
    public boolean mustReturnAll(boolean paysOrder) {
        return !paysOrder || payment.status() == PaymentStatus.REFUND_PENDING;
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
            payment.keep(now);
        }
    }

    /**
     * The refund that the provider reports; empty if it was started at the provider and is not known yet. A request that has
     * become another refund of the provider is not found by its id.
     */
    public Optional<Refund> find(RefundState state) {
        return refunds.stream()
                .filter(refund -> state.reference() != null && state.reference().equals(refund.reference()))
                .findFirst()
                .or(() -> refunds.stream()
                        .filter(refund -> refund.id().equals(state.refundId()))
                        .filter(refund -> refund.reference() == null || state.reference() == null)
                        .findFirst());
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
     * The request to the provider. The last refund of a payment returns at most what is left there, so that an
     * earlier refund made at the provider does not block it. It never returns more than was requested.
     *
     * @param found the refunds that the provider has
     */
    public RefundRequest request(Refund refund, List<RefundState> found) {
        long left = payment.received().amount()
                - found.stream()
                        .filter(state -> state.status() != RefundStatus.FAILED)
                        .mapToLong(state -> state.amount().amount())
                        .sum();
        long amount = refund.amount().amount();
        boolean isLast = done() + amount == payment.received().amount();
        Money requested = new Money(
                isLast && left > 0 ? Math.min(amount, left) : amount,
                refund.amount().currency());
        return new RefundRequest(refund.id(), refund.attempt(), payment.id(), payment.reference(), requested);
    }
}
