package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.view.OrderResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Cancels an open order on behalf of its buyer or an operator. */
@ApplicationScoped
class CancelOrder {

    private final OrderRepository orders;
    private final DatabaseClock clock;
    private final Stock stock;

    CancelOrder(OrderRepository orders, DatabaseClock clock, Stock stock) {
        this.orders = orders;
        this.clock = clock;
        this.stock = stock;
    }

    @Transactional
    OrderResponse cancel(Caller caller, UUID orderId) {
        Order order = orders.lock(caller, orderId);
        Instant now = clock.now();
        order.cancel(caller.id(), caller.id().equals(order.userId()) ? "buyer" : "operator", now);
        stock.release(order, now);
        order.pendingPayment().ifPresent(payment -> payment.checkNow(now));
        return OrderViews.of(order);
    }
}
