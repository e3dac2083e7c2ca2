package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.Settlement;
import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.ProviderNotification;
import java.util.UUID;

/**
 * Applies the state that a provider reports in its answer, in a notification or to the follow-up.
 *
 * @param notification {@code null} for an answer
 */
public record SettlePayment(UUID orderId, UUID paymentId, ChargeState state, ProviderNotification notification)
        implements Command<SettlePayment.Settled> {

    public record Settled(Order order, Payment payment, SettlementResult result) {}

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public boolean changesStock(boolean orderIsFree) {
        return state instanceof ChargeState.Captured
                || state instanceof ChargeState.Refund
                || state instanceof ChargeState.RefundsChanged;
    }

    /** Money may arrive for an order that has expired. A refund proves that it has arrived. */
    @Override
    public boolean mayHold() {
        return changesStock(false);
    }

    @Override
    public Settled decide(Scope scope) {
        Order order = scope.order(orderId);
        Payment payment = order.payments().find(paymentId).orElseThrow();
        if (scope.isProcessed()) {
            return new Settled(order, payment, SettlementResult.ignored("processed before"));
        }
        if (notification == null) {
            return new Settled(order, payment, Settlement.settle(order, payment, state, scope::bought, scope.now()));
        }
        if (payment.reference() == null) {
            payment.opened(notification.reference(), scope.now());
        }
        return new Settled(
                order, payment, Settlement.settleNotified(order, payment, state, scope::bought, scope.now()));
    }

    @Override
    public SettlementResult settlement(Settled settled) {
        return settled.result();
    }
}
