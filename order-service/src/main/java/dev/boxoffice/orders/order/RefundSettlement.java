package dev.boxoffice.orders.order;

import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentRefunds;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what the state that a provider reports for a refund means for the order; idempotent. Refunds that were started at
 * the provider are recorded like those requested here.
 */
final class RefundSettlement {

    static final String BY_PROVIDER = "refunded-by-provider";

    private RefundSettlement() {}

    /** Applies the state of a refund of a captured payment. */
    static SettlementResult settle(Order order, Payment payment, RefundState state, Instant now) {
        PaymentRefunds refunds = order.refundsOf(payment);
        Optional<Refund> known = refunds.find(state);
        if (known.isPresent()) {
            return settle(order, payment, known.get(), state, now);
        }
        if (state.status() == RefundStatus.FAILED) {
            return SettlementResult.ignored("failed at the provider");
        }
        if (state.amount().amount() > refunds.left()) {
            return refunds.unsent(state.amount())
                    .map(unsent -> settle(order, payment, unsent, state, now))
                    .orElseGet(() -> SettlementResult.ignored("exceeds what is left besides pending refunds"));
        }
        Refund refund = RefundOrder.record(order, payment, state, now);
        if (state.status() == RefundStatus.DONE) {
            refund.accepted(state.reference(), now);
            RefundOrder.complete(order, payment, refund, state.amount(), now);
            return SettlementResult.applied("refunded");
        }
        return SettlementResult.applied("refund pending: " + BY_PROVIDER);
    }

    private static SettlementResult settle(
            Order order, Payment payment, Refund refund, RefundState state, Instant now) {
        return switch (refund.status()) {
            case PENDING -> settlePending(order, payment, refund, state, now);
            case DONE ->
                state.status() == RefundStatus.FAILED
                        ? SettlementResult.rejected(
                                "refund failed (%s) although it was completed".formatted(state.failure()))
                        : SettlementResult.ignored("already known");
            case FAILED ->
                state.status() == RefundStatus.DONE
                        ? SettlementResult.rejected("refund %s was completed after it failed".formatted(refund.id()))
                        : SettlementResult.ignored("already known");
        };
    }

    private static SettlementResult settlePending(
            Order order, Payment payment, Refund refund, RefundState state, Instant now) {
        return switch (state.status()) {
            case PENDING -> {
                boolean isNew = refund.reference() == null;
                if (isNew) {
                    refund.accepted(state.reference(), now);
                }
                yield isNew ? SettlementResult.applied("accepted") : SettlementResult.ignored("already known");
            }
            case DONE -> {
                long most = refund.amount().amount() + order.refundsOf(payment).left();
                if (!state.amount().currency().equals(refund.amount().currency())
                        || state.amount().amount() > most) {
                    yield SettlementResult.rejected(
                            "requested %s, refunded %s".formatted(refund.amount(), state.amount()));
                }
                boolean less = state.amount().amount() < refund.amount().amount();
                refund.accepted(state.reference(), now);
                RefundOrder.complete(order, payment, refund, state.amount(), now);
                if (less) {
                    payment.checkNow(now); // the difference was refunded at the provider
                }
                yield SettlementResult.applied("refunded");
            }
            case FAILED -> failed(order, payment, refund, state.failure(), now);
        };
    }

    /** Unexpected money must return to the buyer, so the follow-up retries its refund. Staff decide about other refunds. */
    private static SettlementResult failed(Order order, Payment payment, Refund refund, String failure, Instant now) {
        if (order.isPaidBy(payment)) {
            refund.fail(failure, now);
            order.refundsOf(payment).updatePayment(true, null, now);
            payment.checkNow(now); // a refund that was started at the provider may fit now
            return SettlementResult.applied("refund failed: " + failure);
        }
        refund.retry(failure, now);
        return SettlementResult.applied("refund will be retried: " + failure);
    }

    /** Ends the checks of a payment without pending refunds. */
    static SettlementResult reported(Order order, Payment payment, Instant now) {
        if (payment.received() != null) {
            order.refundsOf(payment).updatePayment(order.isPaidBy(payment), payment.reason(), now);
        }
        return SettlementResult.ignored("unchanged");
    }

    /** Makes the follow-up read the refunds. */
    static SettlementResult changed(Payment payment, Instant now) {
        if (payment.status() == PaymentStatus.REFUNDED) {
            return SettlementResult.ignored("already known");
        }
        payment.checkNow(now);
        return SettlementResult.applied("refunds will be read");
    }
}
