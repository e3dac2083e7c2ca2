package dev.boxoffice.orders.intake;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.OrdersConfig;
import dev.boxoffice.orders.command.PlaceOrder;
import dev.boxoffice.orders.engine.Answer;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.order.OrderRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** Places orders. Waiting requests do not block a thread. */
@ApplicationScoped
public class PlaceOrders {

    private final Engine engine;
    private final OrderReplies replies;
    private final PlaceOrder.Limits limits;

    PlaceOrders(Engine engine, OrderReplies replies, OrdersConfig config) {
        this.engine = engine;
        this.replies = replies;
        this.limits = new PlaceOrder.Limits(config.holdDuration(), config.maxOpenPerUser());
    }

    /** Places an order. */
    Uni<Response> place(OrderRequest order, OrderDetails details, IdempotentRequest request) {
        return submit(new PlaceOrder(order.userId(), order, details, limits, request));
    }

    /** Orders the contents of the user's cart and empties it atomically. */
    public Uni<Response> checkOut(OrderDetails details, IdempotentRequest request) {
        return submit(new PlaceOrder(request.userId(), null, details, limits, request));
    }

    private Uni<Response> submit(PlaceOrder command) {
        Uni<Answer<PlaceOrder.Placed>> answer =
                Uni.createFrom().completionStage(() -> engine.submit(command)); // cancelled if the client disconnects
        return answer.flatMap(replies::placed);
    }
}
