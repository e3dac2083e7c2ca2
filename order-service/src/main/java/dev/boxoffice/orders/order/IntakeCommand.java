package dev.boxoffice.orders.order;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredAnswer;
import dev.boxoffice.outbox.Traceparent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who waits for an order.
 *
 * @param orderRequest {@code null} to order what is in the cart
 * @param traceparent of the request; {@code null} when it is not traced
 * @param offeredAtNanos on the process's own clock, which only measures the wait
 * @param answer to the one who waits; completed after the commit and not before
 */
record IntakeCommand(
        OrderRequest orderRequest,
        IdempotentRequest request,
        String traceparent,
        long offeredAtNanos,
        CompletableFuture<StoredAnswer> answer) {

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

    /** What no two in one transaction may have: a key, a cart. */
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
