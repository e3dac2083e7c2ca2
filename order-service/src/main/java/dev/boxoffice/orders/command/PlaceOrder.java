package dev.boxoffice.orders.command;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.order.Decision;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.OrderRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Places an order and holds its stock, all or nothing.
 *
 * @param requested {@code null} to order the contents of the buyer's cart and to empty it
 * @param limits what a new order may not exceed
 */
public record PlaceOrder(
        String buyer, OrderRequest requested, OrderDetails details, Limits limits, IdempotentRequest request)
        implements Command<PlaceOrder.Placed> {

    /**
     * Limits of new orders.
     *
     * @param hold how long an unpaid order holds its stock
     * @param maxOpenOrders maximum number of unpaid orders of one buyer
     */
    public record Limits(Duration hold, int maxOpenOrders) {}

    /**
     * The new order.
     *
     * @param order {@code null} if an earlier request with the same key placed it
     */
    public record Placed(UUID orderId, Order order) {}

    @Override
    public Lane lane() {
        return Lane.INTAKE;
    }

    @Override
    public boolean isCheckout() {
        return requested == null;
    }

    @Override
    public List<UUID> ticketIds() {
        return requested == null ? List.of() : requested.ticketIds();
    }

    @Override
    public Placed decide(Scope scope) {
        OrderRequest wanted =
                isCheckout() ? scope.cart().orElseThrow(() -> new OrderProblem.CartEmpty().toException()) : requested;
        return switch (Decision.on(wanted, scope.sale(), scope.openOrders(), limits.maxOpenOrders())) {
            case Decision.Rejected(OrderProblem problem) -> throw problem.toException();
            case Decision.Accepted(var lines) -> {
                Order order = Order.place(
                        UuidCreator.getTimeOrderedEpoch(), buyer, details, lines, scope.now(), limits.hold());
                scope.place(order);
                yield new Placed(order.id(), order);
            }
        };
    }

    @Override
    public Placed repeat(Scope scope, UUID resource) {
        return new Placed(resource, null);
    }

    @Override
    public UUID resource(Placed placed) {
        return placed.orderId();
    }
}
