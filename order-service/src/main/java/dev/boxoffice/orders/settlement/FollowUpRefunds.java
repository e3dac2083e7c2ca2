package dev.boxoffice.orders.settlement;

import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.PaymentRefunds;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Compares the refunds of one captured payment with those that the provider has, and requests the missing ones.
 *
 * <p>Reading comes first, because a crash may have hidden an accepted request. Only a comparison that changes nothing ends
 * the checks of the payment.
 */
public final class FollowUpRefunds {

    /** A payment that still changes is due again later. */
    private static final int MOST_PASSES = 4;

    private final PaymentGateway gateway;
    private final Supplier<PaymentRefunds> stored;
    private final Function<ChargeState, SettlementResult> settle;

    /**
     * A follow-up of one payment.
     *
     * @param stored reads the payment and its refunds
     * @param settle applies a state of the payment
     */
    public FollowUpRefunds(
            PaymentGateway gateway, Supplier<PaymentRefunds> stored, Function<ChargeState, SettlementResult> settle) {
        this.gateway = gateway;
        this.stored = stored;
        this.settle = settle;
    }

    /** Repeats the comparison until it changes nothing. */
    public void run() {
        int passes = 0;
        boolean changed = true;
        while (changed && passes < MOST_PASSES) {
            passes++;
            changed = compare();
        }
    }

    private boolean compare() {
        PaymentRefunds before = stored.get();
        Payment payment = before.payment();
        if (payment.nextCheckAt() == null) {
            return false;
        }
        List<RefundState> found = gateway.refunds(payment.reference()).stream()
                // a refund that was started at the provider must not be taken for one that was requested here
                .sorted(Comparator.comparing(state -> state.refundId() == null))
                .toList();
        boolean changed = false;
        for (RefundState state : found) {
            changed |= before.isNews(state) && changes(new ChargeState.Refund(state));
        }
        boolean refused = false;
        PaymentRefunds now = stored.get();
        for (Refund refund : now.unsent()) {
            RefundState answer = gateway.refund(now.request(refund, found));
            changed |= changes(new ChargeState.Refund(answer));
            refused |= answer.status() == RefundStatus.FAILED;
        }
        if (refused) {
            return false; // the next attempt waits for the next check
        }
        return changed || changes(new ChargeState.RefundsReported(payment.nextCheckAt()));
    }

    private boolean changes(ChargeState state) {
        return settle.apply(state).outcome() == SettlementResult.Outcome.APPLIED;
    }
}
