package dev.boxoffice.orders.order;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.StoredResponse;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Queues order requests for the next batch of {@link IntakeWorkers}. Waiting requests do not block a thread and time out
 * at a deadline.
 */
@ApplicationScoped
public class PlaceOrder {

    private final BlockingQueue<IntakeCommand> queue;
    private final Duration deadline;
    private final IntakeMetrics metrics;

    PlaceOrder(OrdersConfig config, IntakeMetrics metrics) {
        this.queue = new ArrayBlockingQueue<>(config.intakeQueue());
        this.deadline = config.intakeDeadline();
        this.metrics = metrics;
        metrics.watch(queue);
    }

    /** Places an order. */
    Uni<StoredResponse> place(OrderRequest order, IdempotentRequest request) {
        return offer(IntakeCommand.of(order, request));
    }

    /**
     * Orders the contents of the user's cart and empties it atomically.
     *
     * @return the response; fails with {@link OrderException} if the order cannot be placed, and with a 503 problem if the queue is full or the deadline passes
     */
    public Uni<StoredResponse> checkOut(IdempotentRequest request) {
        return offer(IntakeCommand.of(null, request));
    }

    private Uni<StoredResponse> offer(IntakeCommand command) {
        if (!queue.offer(command)) {
            metrics.refused("full");
            return Uni.createFrom().failure(overloaded());
        }
        return Uni.createFrom()
                .completionStage(command.response()) // cancelled if the client disconnects
                .ifNoItem()
                .after(deadline)
                .failWith(this::late);
    }

    private HttpProblem late() {
        metrics.refused("late");
        return overloaded();
    }

    BlockingQueue<IntakeCommand> queue() {
        return queue;
    }

    private static HttpProblem overloaded() {
        return Problems.problem(
                        503,
                        "overloaded",
                        "Overloaded",
                        "The order queue is full. Retry with the same Idempotency-Key after Retry-After seconds.")
                .withHeader("Retry-After", 1)
                .build();
    }
}
