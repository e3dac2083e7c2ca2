package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class FindOrders {

    private final OrderRepository orders;
    private final OrderViews views;

    FindOrders(OrderRepository orders, OrderViews views) {
        this.orders = orders;
        this.views = views;
    }

    @Transactional
    OrderResponse find(Caller caller, UUID orderId) {
        orders.readOneMoment();
        return orders.head(orderId)
                .filter(order -> caller.mayActFor(order.userId()))
                .map(order -> views.of(List.of(order)).getFirst())
                .orElseThrow(() -> new OrderProblem.UnknownOrder(orderId).toException());
    }

    @Transactional
    Page<OrderResponse> list(String userId, OrderStatus status, Cursor after, int limit, boolean count) {
        orders.readOneMoment();
        List<OrderHead> found = orders.page(userId, status, after, limit + 1);
        Map<UUID, OrderResponse> shown = views.of(found.subList(0, Math.min(limit, found.size()))).stream()
                .collect(Collectors.toMap(OrderResponse::id, Function.identity()));
        Long total = count ? orders.count(userId, status) : null;
        return Page.of(
                found,
                limit,
                order -> new Cursor(order.createdAt(), order.id()),
                order -> shown.get(order.id()),
                total);
    }
}
