package dev.boxoffice.orders.order;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.StoredResponse;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.view.OrderResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Accepts every order without storing it, which shows the cost of HTTP, token, validation and JSON alone. */
@ApplicationScoped
class NoDatabase {

    private static final Money PRICE = new Money(4900, "EUR");

    private final Idempotency idempotency;
    private final OrdersConfig config;

    NoDatabase(Idempotency idempotency, OrdersConfig config) {
        this.idempotency = idempotency;
        this.config = config;
    }

    StoredResponse place(OrderRequest order) {
        Instant now = Instant.now();
        List<OrderResponse.Item> items = order.lines().stream()
                .map(line -> new OrderResponse.Item(
                        line.ticketId(),
                        line.quantity(),
                        PRICE,
                        new OrderResponse.TicketSummary("Bench 1", "Hall", now, PRICE, "ON_SALE")))
                .toList();
        var response = new OrderResponse(
                UuidCreator.getTimeOrderedEpoch(),
                OrderStatus.CREATED,
                items,
                PRICE,
                now.plus(config.holdDuration()),
                1,
                now,
                now,
                List.of(new OrderResponse.Transition(now, null, OrderStatus.CREATED, "placed", order.userId())),
                null);
        return idempotency.response(new Idempotency.Outcome(201, "/api/orders/" + response.id(), response));
    }
}
