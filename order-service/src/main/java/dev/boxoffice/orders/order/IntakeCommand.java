package dev.boxoffice.orders.order;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredResponse;
import dev.boxoffice.outbox.Traceparent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A queued order request and the response that its client awaits.
 *
 * @param orderRequest {@code null} to order the contents of the cart
 * @param traceparent of the request; {@code null} if it is not traced
 * @param offeredAtNanos from {@link System#nanoTime}, to measure the time in the queue
 * @param response completed only after the commit
 */
record IntakeCommand(
        OrderRequest orderRequest,
        IdempotentRequest request,
        String traceparent,
        long offeredAtNanos,
        CompletableFuture<StoredResponse> response) {

    static IntakeCommand of(OrderRequest orderRequest, IdempotentRequest request) {
        return new IntakeCommand(
                orderRequest, request, Traceparent.current(), System.nanoTime(), new CompletableFuture<>());
    }

    String userId() {
        return request.userId();
    }

    boolean isCheckout() {
        return orderRequest == null;
    }

    /** The resources, such as a key or a cart, that only one command per transaction may use. */
    List<String> claims() {
        List<String> claims = new ArrayList<>();
        if (request.key() != null) {
            claims.add(String.join("\n", "key", request.userId(), request.route(), request.key()));
        }
        if (isCheckout()) {
            claims.add(String.join("\n", "cart", userId()));
        }
        return claims;
    }
}
