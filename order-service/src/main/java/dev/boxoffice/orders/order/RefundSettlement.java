package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentRefunds;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what the state that a provider reports for a refund means for the order; idempotent. Refunds that were started at
 * the provider are recorded like those requested here.
 */
final class RefundSettlement {

    static final String BY_PROVIDER = "refunded-by-provider";

    private RefundSettlement() {}

    /**
     * Replaces a notification that needs the current refunds of the provider to be understood, because notifications can
     * arrive late and in any order.
     */
    static ChargeState verified(Order order, Payment payment, ChargeState state) {
        if (!(state instanceof ChargeState.Refund(RefundState refund))
                || payment.received() == null
                || refund.status() == RefundStatus.FAILED) {
            return state;
        }
        PaymentRefunds refunds = order.refunds().of(payment);
        boolean unclear = refunds.find(refund)
                .map(known -> known.status() == RefundStatus.FAILED)
                .orElseGet(() -> refund.amount().amount() > refunds.left());
        return unclear ? new ChargeState.RefundsChanged(false) : state;
    }

    /** Applies the state of a refund of a captured payment. */
    static SettlementResult settle(Order order, Payment payment, RefundState state, Instant now) {
        if (state.isUnknown()) {
            return SettlementResult.ignored("the provider has not answered yet");
        }
        Optional<Refund> known = order.refunds().of(payment).find(state);
        if (known.isPresent()) {
            return settle(order, payment, known.get(), state, now);
        }
        return state.status() == RefundStatus.FAILED
                ? SettlementResult.ignored("failed at the provider")
                : settleUnknown(order, payment, state, now);
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
                state.status() == RefundStatus.FAILED
                        ? SettlementResult.ignored("already known")
                        : settleFailed(order, payment, refund, state, now);
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
            case DONE -> complete(order, payment, refund, state, now);
            case FAILED ->
                state.reference() == null && refund.reference() != null
                        ? SettlementResult.ignored("the provider has accepted it meanwhile")
                        : failed(order, payment, refund, state.failure(), now);
        };
    }

    /** Records at most what the other refunds have left: the provider's refunds can add up to more only if one has failed. */
    private static SettlementResult complete(
            Order order, Payment payment, Refund refund, RefundState state, Instant now) {
        long most = refund.amount().amount() + order.refunds().of(payment).left();
        Money returned = new Money(
                Math.min(state.amount().amount(), most), refund.amount().currency());
        Money requested = refund.amount();
        refund.accepted(state.reference(), now);
        RefundOrder.complete(order, payment, refund, returned, now);
        return returned.equals(state.amount())
                ? SettlementResult.applied("refunded")
                : SettlementResult.rejected(
                        "requested %s, refunded %s, recorded %s".formatted(requested, state.amount(), returned));
    }

    /** Unexpected money must return to the buyer, so the follow-up retries its refund. Staff decide about other refunds. */
    private static SettlementResult failed(Order order, Payment payment, Refund refund, String failure, Instant now) {
        if (order.payments().isPaidBy(payment)) {
            refund.fail(failure, now);
            order.refunds().of(payment).updatePayment(true, null, now);
            payment.checkNow(now); // a refund that was started at the provider may fit now
            order.recordPaymentChange(OrderChange.PAYMENT_REFUND_FAILED, payment.provider(), "refund-failed", now);
            return SettlementResult.applied("refund failed: " + failure);
        }
        refund.retry(failure, now);
        return SettlementResult.applied("refund will be retried: " + failure);
    }

    /**
     * The provider has a refund that is FAILED here. If staff have requested it again and the provider lacks that request,
     * it takes this refund, so that the money is not returned twice.
     */
    private static SettlementResult settleFailed(
            Order order, Payment payment, Refund refund, RefundState state, Instant now) {
        PaymentRefunds refunds = order.refunds().of(payment);
        boolean hasReference = Objects.equals(state.reference(), refund.reference());
        Optional<Refund> repeated = hasReference ? Optional.empty() : refunds.unsent(state.amount());
        if (repeated.isPresent()) {
            return settlePending(order, payment, repeated.get(), state, now);
        }
        if (state.amount().amount() <= refunds.left() && order.refunds().canTakeBack(refund.lines())) {
            refund.resume(state.amount(), now);
            if (state.status() == RefundStatus.DONE) {
                return complete(order, payment, refund, state, now);
            }
            refund.accepted(state.reference(), now);
            RefundOrder.pending(order, payment, payment.provider(), BY_PROVIDER, now);
            return SettlementResult.applied("refund pending: " + BY_PROVIDER);
        }
        if (!hasReference) {
            return settleUnknown(order, payment, state, now);
        }
        return refunds.hasPending()
                ? SettlementResult.ignored("exceeds what is left besides pending refunds")
                : SettlementResult.rejected("refund %s was completed after it failed".formatted(refund.id()));
    }

    /**
     * Records a refund that was started at the provider. Beside pending refunds of a paid order, it waits until they have
     * ended. It replaces requests for unexpected money, because they return all of it.
     */
    private static SettlementResult settleUnknown(Order order, Payment payment, RefundState state, Instant now) {
        PaymentRefunds refunds = order.refunds().of(payment);
        boolean paysOrder = order.payments().isPaidBy(payment);
        long reported = state.amount().amount();
        Optional<Refund> requested = reported > refunds.left() ? refunds.unsent(state.amount()) : Optional.empty();
        if (requested.isPresent()) {
            return settlePending(order, payment, requested.get(), state, now);
        }
        long most = refunds.left() + (paysOrder ? 0 : refunds.unsentAmount());
        if (reported > most && (paysOrder ? refunds.hasPending() : refunds.hasSent())) {
            return SettlementResult.ignored("exceeds what is left besides pending refunds");
        }
        if (most <= 0) {
            return SettlementResult.rejected(
                    "refunded %s besides refunds of all of the money".formatted(state.amount()));
        }
        RefundState recorded = state.withAmount(Math.min(reported, most));
        refunds.replaceUnsent(recorded.amount().amount() - refunds.left(), BY_PROVIDER, now);
        RefundOrder.record(order, payment, recorded, now);
        if (reported > most) {
            return SettlementResult.rejected("refunded %s, recorded %s".formatted(state.amount(), recorded.amount()));
        }
        return SettlementResult.applied(
                state.status() == RefundStatus.DONE ? "refunded" : "refund pending: " + BY_PROVIDER);
    }

    /**
     * Ends the checks of a payment whose refunds were compared with those of the provider.
     *
     * @param due when the compared payment was due; another time means that a change has scheduled another comparison
     */
    static SettlementResult reported(Order order, Payment payment, Instant due, Instant now) {
        if (payment.received() == null) {
            return SettlementResult.ignored("unchanged");
        }
        PaymentRefunds refunds = order.refunds().of(payment);
        if (refunds.hasPending() || !Objects.equals(payment.nextCheckAt(), due)) {
            return SettlementResult.ignored("unchanged");
        }
        if (refunds.left() > 0 && refunds.mustReturnAll(order.payments().isPaidBy(payment))) {
            RefundOrder.requestRest(order, payment, now);
            return SettlementResult.applied("refund pending: " + payment.reason());
        }
        refunds.updatePayment(order.payments().isPaidBy(payment), payment.reason(), now);
        payment.stopChecks();
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
