package dev.boxoffice.orders.expiry;

import dev.boxoffice.orders.command.ExpireOrder;
import dev.boxoffice.orders.engine.Answer;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.Order;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Expires orders whose hold has ended. Several processes can run this concurrently, because the engine decides each order
 * under its lock.
 */
@ApplicationScoped
public class ExpireOrders {

    private static final Logger LOG = Logger.getLogger(ExpireOrders.class);
    private static final int PAGE = 1_000;

    private final DueTable table;
    private final Engine engine;
    private final HoldMetrics metrics;

    ExpireOrders(DueTable table, Engine engine, HoldMetrics metrics) {
        this.table = table;
        this.engine = engine;
        this.metrics = metrics;
    }

    /** Leaves orders that cannot be expired now, such as those of locked tickets or pools, to the next run. */
    @Scheduled(
            every = "${boxoffice.orders.expiry-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void expire() {
        Set<UUID> left = new HashSet<>();
        List<UUID> due;
        do {
            due = table.due(left, engine.lockedStocks(), PAGE);
            left.addAll(expire(due));
        } while (due.size() == PAGE);
    }

    /** Returns the orders that are still due. */
    private Set<UUID> expire(List<UUID> due) {
        Map<UUID, CompletableFuture<Answer<Optional<Order>>>> answers = new LinkedHashMap<>();
        due.forEach(id -> answers.put(id, engine.submit(new ExpireOrder(id))));
        Set<UUID> left = new HashSet<>();
        answers.forEach((id, answer) -> {
            try {
                answer.join().value().ifPresent(metrics::expired);
            } catch (CompletionException e) {
                left.add(id);
                report(id, e.getCause());
            }
        });
        return left;
    }

    private static void report(UUID id, Throwable failure) {
        if (Engine.isRetryable(failure)) {
            LOG.debugf("Order %s could not be expired yet: %s", id, failure.getMessage());
        } else {
            LOG.errorf(failure, "Order %s could not be expired", id);
        }
    }
}
