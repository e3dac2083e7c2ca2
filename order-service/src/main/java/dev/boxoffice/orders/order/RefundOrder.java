package dev.boxoffice.orders.order;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Begins and completes the refunds of an order. */
public final class RefundOrder {

    /** The reason of a refund for which no other is given. */
    public static final String REQUESTED = "refund-requested";

    /** The part of the system that acts for a show that is called off. */
    static final String CALL_OFF = "call-off";

    /** Why orders of a show that is called off are cancelled and refunded. */
    public static final String SHOW_CALLED_OFF = "show-called-off";

    private RefundOrder() {}

    /** Gives a refund of a call-off an id that depends only on what it takes back. */
    @FunctionalInterface
    public interface RefundIds {
        UUID of(List<Refund.Line> lines);
    }

    /**
     * Requests a refund of a paid order. A refund without money is completed at once.
     *
     * @param why a text for staff
     * @throws OrderException if the order is not paid or less is left than requested
     */
    public static Refund request(Order order, UUID refundId, Actor actor, RefundScope scope, String why, Instant now) {
        order.requireMoveTo(OrderStatus.REFUNDED);
        Payment payment = order.payments().paidBy().orElse(null);
        long left = payment == null ? 0 : order.refunds().of(payment).left();
        OrderRefunds.Draft draft =
                order.refunds().decide(scope, new Money(left, order.total().currency()));
        String reason = order.isErased() ? Refund.ERASED : why;
        boolean isFree = draft.amount().amount() == 0;
        Refund refund = add(order, refundId, isFree ? null : payment, draft, reason, actor.id(), null, now);
        begin(order, payment, refund, now);
        return refund;
    }

    /**
     * Requests what the call-off of a show returns to the buyer of a paid order.
     *
     * @param tickets the tickets of the show
     * @return empty if there is nothing to request
     */
    public static Optional<Refund> requestCallOff(
            Order order, UUID showId, Set<UUID> tickets, RefundIds ids, Instant now) {
        Payment payment = order.payments().paidBy().orElse(null);
        long left = payment == null ? 0 : order.refunds().of(payment).left();
        return order.refunds()
                .decideCallOff(showId, tickets, new Money(left, order.total().currency()), payment)
                .map(draft -> {
                    boolean isFree = draft.amount().amount() == 0;
                    Payment refunded = isFree ? null : payment;
                    Refund refund =
                            add(order, ids.of(draft.lines()), refunded, draft, SHOW_CALLED_OFF, CALL_OFF, showId, now);
                    begin(order, payment, refund, now);
                    return refund;
                });
    }

    private static void begin(Order order, Payment payment, Refund refund, Instant now) {
        if (refund.paymentId() == null) {
            String why = refund.calledOffShow() == null ? REQUESTED : SHOW_CALLED_OFF;
            order.completeRefund(refund, refund.amount(), refund.requestedBy(), why, now);
        } else {
            pending(order, payment, refund.requestedBy(), REQUESTED, now);
        }
    }

    /**
     * Requests the money that must return and that no refund returns: a refund that an earlier release has requested, or
     * what a refund at the provider has left of unexpected money.
     */
    static void requestRest(Order order, Payment payment, Instant now) {
        String why = payment.reason() == null ? REQUESTED : payment.reason();
        Money left =
                new Money(order.refunds().of(payment).left(), payment.received().currency());
        boolean paysOrder = order.payments().isPaidBy(payment);
        var draft = new OrderRefunds.Draft(left, paysOrder ? order.refunds().unitsLeft() : List.of(), paysOrder);
        add(order, UuidCreator.getTimeOrderedEpoch(), payment, draft, why, payment.provider(), null, now);
        pending(order, payment, payment.provider(), why, now);
    }

    /** Records that a refund is pending. */
    static void pending(Order order, Payment payment, String actor, String why, Instant now) {
        order.refunds().of(payment).updatePayment(order.payments().isPaidBy(payment), why, now);
        payment.checkNow(now);
        order.recordPaymentChange(OrderChange.PAYMENT_REFUND_PENDING, actor, why, now);
    }

    /** Records captured money that does not pay the order, and requests its refund. */
    static void requestUnexpected(Order order, Payment payment, Money amount, String why, Instant now) {
        payment.captureForRefund(amount, why, now);
        if (amount.amount() > 0) {
            var draft = new OrderRefunds.Draft(amount, List.of(), false);
            add(order, UuidCreator.getTimeOrderedEpoch(), payment, draft, why, payment.provider(), null, now);
        }
        order.recordPaymentChange(OrderChange.PAYMENT_REFUND_PENDING, payment.provider(), why, now);
    }

    /** Records a refund that was started at the provider. With the last of the money, it takes back the units that are left. */
    static void record(Order order, Payment payment, RefundState state, Instant now) {
        boolean paysOrder = order.payments().isPaidBy(payment);
        boolean takesUnits = paysOrder
                && state.amount().amount() == order.refunds().of(payment).left();
        var draft = new OrderRefunds.Draft(
                state.amount(), takesUnits ? order.refunds().unitsLeft() : List.of(), takesUnits);
        String why = RefundSettlement.BY_PROVIDER;
        Refund refund =
                add(order, UuidCreator.getTimeOrderedEpoch(), payment, draft, why, payment.provider(), null, now);
        refund.accepted(state.reference(), now);
        if (state.status() == RefundStatus.DONE) {
            complete(order, payment, refund, state.amount(), now);
        } else {
            pending(order, payment, payment.provider(), why, now);
        }
    }

    /** The provider has returned the money of a refund. The follow-up then compares the refunds once more. */
    static void complete(Order order, Payment payment, Refund refund, Money returned, Instant now) {
        boolean paysOrder = order.payments().isPaidBy(payment);
        if (paysOrder) {
            String why = refund.calledOffShow() == null ? "refunded" : SHOW_CALLED_OFF;
            order.completeRefund(refund, returned, payment.provider(), why, now);
        } else {
            refund.complete(returned, now);
            order.recordPaymentChange(OrderChange.PAYMENT_REFUNDED, payment.provider(), "payment-refunded", now);
        }
        payment.checkNow(now);
        order.refunds().of(payment).updatePayment(paysOrder, payment.reason(), now);
    }

    private static Refund add(
            Order order,
            UUID refundId,
            Payment payment,
            OrderRefunds.Draft draft,
            String why,
            String requestedBy,
            UUID calledOffShow,
            Instant now) {
        var terms = new Refund.Terms(
                refundId,
                order.id(),
                payment == null ? null : payment.id(),
                draft.amount(),
                draft.lines(),
                draft.restock(),
                why,
                requestedBy,
                calledOffShow);
        Refund refund = Refund.request(terms, now);
        order.refunds().add(refund);
        return refund;
    }
}
