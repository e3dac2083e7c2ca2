package dev.boxoffice.orders.buyer;

import dev.boxoffice.orders.command.EraseBuyer;
import dev.boxoffice.orders.engine.Answer;
import dev.boxoffice.orders.engine.Engine;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Gives the orders of erased buyers their pseudonyms, a few at a time.
 *
 * <p>The orders that still name the buyer are the remaining work, so any process can continue after a crash. Several processes
 * can work on the same erasure, because the engine decides each order under its lock.
 */
@ApplicationScoped
public class RunErasures {

    private static final Logger LOG = Logger.getLogger(RunErasures.class);

    /** Leaves most of the engine's queue and of each transaction to buyers. */
    private static final int BATCH = 50;

    private final ErasureTable table;
    private final Engine engine;

    RunErasures(ErasureTable table, Engine engine) {
        this.table = table;
        this.engine = engine;
    }

    /** Leaves orders that cannot be changed now, such as locked ones, to the next run. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void run() {
        table.running().forEach(this::run);
    }

    private void run(ErasureTable.Erasure erasure) {
        List<UUID> orders;
        do {
            orders = table.orders(erasure, BATCH);
            if (!erase(erasure, orders)) {
                return;
            }
        } while (!orders.isEmpty());
        table.finish(erasure);
        LOG.infof("Erasure %s is finished", erasure.id());
    }

    /** Returns whether all of the orders have the pseudonym. */
    private boolean erase(ErasureTable.Erasure erasure, List<UUID> orders) {
        Map<UUID, CompletableFuture<Answer<Boolean>>> answers = new LinkedHashMap<>();
        orders.forEach(id -> answers.put(id, engine.submit(new EraseBuyer(id, erasure.buyer(), erasure.pseudonym()))));
        boolean all = true;
        for (var answer : answers.entrySet()) {
            all &= isErased(answer.getKey(), answer.getValue());
        }
        return all;
    }

    private static boolean isErased(UUID id, CompletableFuture<Answer<Boolean>> answer) {
        try {
            return answer.join().value();
        } catch (CompletionException e) {
            if (Engine.isRetryable(e.getCause())) {
                LOG.debugf(
                        "The buyer of order %s could not be erased yet: %s",
                        id, e.getCause().getMessage());
            } else {
                LOG.errorf(e.getCause(), "The buyer of order %s could not be erased", id);
            }
            return false;
        }
    }
}
