package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Reads orders for their owner. */
@ApplicationScoped
class FindOrders {

    private final OrderRepository orders;

    FindOrders(OrderRepository orders) {
        this.orders = orders;
    }

    @Transactional
    OrderResponse one(UUID orderId, Caller caller) {
        orders.readOneMoment();
        return orders.findByIdOptional(orderId)
                .filter(order -> caller.mayActFor(order.userId()))
                .map(OrderResponse::of)
                .orElseThrow(() -> new OrderProblem.UnknownOrder(orderId).toException());
    }

    @Transactional
    Page<OrderResponse> page(String userId, OrderStatus status, Cursor after, int limit, boolean count) {
        orders.readOneMoment();
        List<Order> found = orders.page(userId, status, after, limit + 1);
        Long total = count ? orders.count(userId, status) : null;
        return Page.of(found, limit, order -> new Cursor(order.createdAt(), order.id()), OrderResponse::of, total);
    }
}
