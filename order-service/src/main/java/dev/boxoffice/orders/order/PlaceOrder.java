package dev.boxoffice.orders.order;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.StoredAnswer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Where orders come in: they gather while one transaction is in flight, and the next one takes them all. Nobody who
 * waits here keeps a thread, and nobody waits for long.
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

    /** The answer of {@code POST /api/orders}. */
    Uni<StoredAnswer> place(OrderRequest order, IdempotentRequest request) {
        return offer(IntakeCommand.of(order, request));
    }

    /**
     * Orders all that is in the user's cart and empties it, both or neither.
     *
     * @return the answer as to {@code POST /api/orders}; fails with {@link OrderException} when it cannot be had, and with
     *     a 503 problem when too many wait already
     */
    public Uni<StoredAnswer> checkOut(IdempotentRequest request) {
        return offer(IntakeCommand.of(null, request));
    }

    private Uni<StoredAnswer> offer(IntakeCommand command) {
        if (!queue.offer(command)) {
            metrics.refused("full");
            return Uni.createFrom().failure(overloaded());
        }
        return Uni.createFrom()
                .completionStage(command.answer()) // which is cancelled when nobody waits any more
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
                        "More people are ordering than can be served; ask again with the same Idempotency-Key.")
                .withHeader("Retry-After", 1)
                .build();
    }
}
