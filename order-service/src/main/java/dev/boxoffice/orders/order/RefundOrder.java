package dev.boxoffice.orders.order;

import dev.boxoffice.events.EventType;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredResponse;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Requests a full refund of a paid order. The order becomes REFUNDED when the provider confirms the refund. */
@ApplicationScoped
class RefundOrder {

    private static final String REASON = "refund-requested";

    private final OrderRepository orders;
    private final DatabaseClock clock;
    private final Stock stock;
    private final Outbox outbox;
    private final Idempotency idempotency;

    RefundOrder(OrderRepository orders, DatabaseClock clock, Stock stock, Outbox outbox, Idempotency idempotency) {
        this.orders = orders;
        this.clock = clock;
        this.stock = stock;
        this.outbox = outbox;
        this.idempotency = idempotency;
    }

    @Transactional
    StoredResponse refund(Caller caller, UUID orderId, IdempotentRequest request) {
        return idempotency.once(request, () -> {
            Order order = orders.lock(caller, orderId);
            refund(order, caller.id());
            return new Idempotency.Outcome(200, null, OrderViews.of(order));
        });
    }

    private void refund(Order order, String operator) {
        order.requireMoveTo(OrderStatus.REFUNDED);
        Instant now = clock.now();
        if (order.isFree()) {
            order.refund(operator, REASON, now);
            stock.restock(order, now);
            return;
        }
        Payment payment = order.paidBy().orElseThrow();
        if (payment.status() == PaymentStatus.REFUND_PENDING) {
            throw new OrderProblem.RefundPending(order.id()).toException();
        }
        payment.requestRefund(REASON, now);
        order.recordPaymentChange(operator, REASON, now);
        outbox.append(List.of(OrderEvents.of(EventType.PAYMENT_REFUND_PENDING, order)));
    }
}
