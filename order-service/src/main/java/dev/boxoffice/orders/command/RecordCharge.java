package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import java.util.UUID;

/**
 * Records the reference of the charge that a provider opened. Returns whether the charge may capture money; otherwise the
 * payment has ended, and the follow-up cancels the charge.
 */
public record RecordCharge(UUID orderId, UUID paymentId, String reference) implements Command<Boolean> {

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public boolean changesStock(boolean orderIsFree) {
        return false;
    }

    @Override
    public Boolean decide(Scope scope) {
        Order order = scope.order(orderId);
        Payment payment = order.payments().find(paymentId).orElseThrow();
        if (payment.reference() == null) {
            payment.opened(reference, scope.now());
        }
        boolean payable = order.isOpen() && payment.status() == PaymentStatus.PENDING;
        if (!payable && payment.received() == null) {
            payment.checkNow(scope.now());
        }
        return payable;
    }
}
