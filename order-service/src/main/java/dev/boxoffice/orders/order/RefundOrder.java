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
import java.util.UUID;

/** Begins and completes the refunds of an order. */
public final class RefundOrder {

    /** The reason of a refund for which no other is given. */
    public static final String REQUESTED = "refund-requested";

    private RefundOrder() {}

    /**
     * Requests a refund of a paid order. A refund without money is completed at once.
     *
     * @param why a text for staff
     * @throws OrderException if the order is not paid or less is left than requested
     */
    public static Refund request(Order order, UUID refundId, Actor actor, RefundScope scope, String why, Instant now) {
        order.requireMoveTo(OrderStatus.REFUNDED);
        Payment payment = order.paidBy().orElse(null);
        long left = payment == null ? 0 : order.refunds().of(payment).left();
        OrderRefunds.Draft draft =
                order.refunds().decide(scope, new Money(left, order.total().currency()));
        boolean isFree = draft.amount().amount() == 0;
        String reason = order.isErased() ? Refund.ERASED : why;
        Refund refund = add(order, refundId, isFree ? null : payment, draft, reason, actor.id(), now);
        if (isFree) {
            order.completeRefund(refund, draft.amount(), actor.id(), REQUESTED, now);
        } else {
            pending(order, payment, actor.id(), REQUESTED, now);
        }
        return refund;
    }

    /**
     * Requests the money that must return and that no refund returns: a refund that an earlier release has requested, or
     * what a refund at the provider has left of unexpected money.
     */
    static void requestRest(Order order, Payment payment, Instant now) {
        String why = payment.reason() == null ? REQUESTED : payment.reason();
        Money left =
                new Money(order.refunds().of(payment).left(), payment.received().currency());
        boolean paysOrder = order.isPaidBy(payment);
        var draft = new OrderRefunds.Draft(left, paysOrder ? order.refunds().unitsLeft() : List.of(), paysOrder);
        add(order, UuidCreator.getTimeOrderedEpoch(), payment, draft, why, payment.provider(), now);
        pending(order, payment, payment.provider(), why, now);
    }

    /** Records that a refund is pending. */
    static void pending(Order order, Payment payment, String actor, String why, Instant now) {
        order.refunds().of(payment).updatePayment(order.isPaidBy(payment), why, now);
        payment.checkNow(now);
        order.recordPaymentChange(OrderChange.PAYMENT_REFUND_PENDING, actor, why, now);
    }

    /** Records captured money that does not pay the order, and requests its refund. */
    static void requestUnexpected(Order order, Payment payment, Money amount, String why, Instant now) {
        payment.captureForRefund(amount, why, now);
        if (amount.amount() > 0) {
            var draft = new OrderRefunds.Draft(amount, List.of(), false);
            add(order, UuidCreator.getTimeOrderedEpoch(), payment, draft, why, payment.provider(), now);
        }
        order.recordPaymentChange(OrderChange.PAYMENT_REFUND_PENDING, payment.provider(), why, now);
    }

    /** Records a refund that was started at the provider. With the last of the money, it takes back the units that are left. */
    static void record(Order order, Payment payment, RefundState state, Instant now) {
        boolean paysOrder = order.isPaidBy(payment);
        boolean takesUnits = paysOrder
                && state.amount().amount() == order.refunds().of(payment).left();
        var draft = new OrderRefunds.Draft(
                state.amount(), takesUnits ? order.refunds().unitsLeft() : List.of(), takesUnits);
        String why = RefundSettlement.BY_PROVIDER;
        Refund refund = add(order, UuidCreator.getTimeOrderedEpoch(), payment, draft, why, payment.provider(), now);
        refund.accepted(state.reference(), now);
        if (state.status() == RefundStatus.DONE) {
            complete(order, payment, refund, state.amount(), now);
        } else {
            pending(order, payment, payment.provider(), why, now);
        }
    }

    /** The provider has returned the money of a refund. The follow-up then compares the refunds once more. */
    static void complete(Order order, Payment payment, Refund refund, Money returned, Instant now) {
        boolean paysOrder = order.isPaidBy(payment);
        if (paysOrder) {
            order.completeRefund(refund, returned, payment.provider(), "refunded", now);
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
            Instant now) {
        var terms = new Refund.Terms(
                refundId,
                order.id(),
                payment == null ? null : payment.id(),
                draft.amount(),
                draft.lines(),
                draft.restock(),
                why,
                requestedBy);
        Refund refund = Refund.request(terms, now);
        order.refunds().add(refund);
        return refund;
    }
}
