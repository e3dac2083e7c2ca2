package dev.boxoffice.orders.order;

import dev.boxoffice.database.SqlFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Worker threads that take queued commands from {@link PlaceOrder} and commit them in batches.
 *
 * <p>One worker keeps the database busy. The locks of {@link IntakeBatch} coordinate several workers or processes.
 */
@ApplicationScoped
class IntakeWorkers {

    private static final Logger LOG = Logger.getLogger(IntakeWorkers.class);
    private static final long POLL_MILLIS = 200;
    private static final long STOP_MILLIS = 10_000;

    private final BlockingQueue<IntakeCommand> queue;
    private final IntakeBatch batch;
    private final IntakeMetrics metrics;
    private final OrdersConfig config;
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean stopping;

    IntakeWorkers(PlaceOrder placeOrder, IntakeBatch batch, IntakeMetrics metrics, OrdersConfig config) {
        this.queue = placeOrder.queue();
        this.batch = batch;
        this.metrics = metrics;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.intakeWorkers(); i++) {
            workers.add(Thread.ofPlatform().name("order-intake-" + i).daemon().start(new Worker()));
        }
    }

    /** Finishes all queued commands before the service stops. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        for (Thread worker : workers) {
            worker.join(STOP_MILLIS);
        }
    }

    private final class Worker implements Runnable {

        /** Deferred: this batch already contains one with the same key or cart. */
        private final Queue<IntakeCommand> deferred = new ArrayDeque<>();

        @Override
        public void run() {
            while (!stopping || !queue.isEmpty() || !deferred.isEmpty()) {
                try {
                    List<IntakeCommand> commands = take();
                    if (!commands.isEmpty()) {
                        metrics.taken(commands);
                        place(commands);
                    }
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    LOG.error("Order intake worker failed", e);
                }
            }
        }

        private List<IntakeCommand> take() throws InterruptedException {
            var waiting = new ArrayList<>(deferred);
            deferred.clear();
            if (waiting.isEmpty()) {
                IntakeCommand first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    return List.of();
                }
                waiting.add(first);
            }
            queue.drainTo(waiting, Math.max(0, config.intakeBatch() - waiting.size()));
            waiting.removeIf(command -> command.response().isDone()); // the client has disconnected or timed out
            return withoutConflicts(waiting);
        }

        private List<IntakeCommand> withoutConflicts(List<IntakeCommand> waiting) {
            Set<String> claimed = new HashSet<>();
            var commands = new ArrayList<IntakeCommand>();
            for (IntakeCommand command : waiting) {
                List<String> claims = command.claims();
                boolean single = claims.stream().noneMatch(claimed::contains);
                claimed.addAll(claims);
                (single ? commands : deferred).add(command);
            }
            return commands;
        }
    }

    /**
     * Splits a failed batch in half and retries, so that one bad command or locked ticket does not fail the others. Retries
     * only if the transaction was certainly rolled back.
     */
    private void place(List<IntakeCommand> commands) {
        long begun = System.nanoTime();
        List<IntakeBatch.Outcome> outcomes;
        try {
            outcomes = batch.place(commands);
        } catch (RuntimeException | Error e) { // the worker must survive any failure
            if (commands.size() == 1 || e instanceof Error || !isRolledBack(e)) {
                commands.forEach(command -> command.response().completeExceptionally(e));
                return;
            }
            LOG.warnf(e, "Batch of %d orders failed; retrying it in halves", commands.size());
            place(commands.subList(0, commands.size() / 2));
            place(commands.subList(commands.size() / 2, commands.size()));
            return;
        }
        metrics.committed(commands.size(), System.nanoTime() - begun);
        for (int i = 0; i < commands.size(); i++) {
            complete(commands.get(i), outcomes.get(i));
        }
    }

    /** Whether the transaction was certainly rolled back; false after a lost connection or a failed commit. */
    private static boolean isRolledBack(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RollbackException || cause instanceof SystemException) {
                return false;
            }
        }
        return switch (SqlFailure.of(thrown)) {
            case POISON, CONTENTION, NOT_SQL -> true;
            case OUTAGE, DEFECT -> false;
        };
    }

    private static void complete(IntakeCommand command, IntakeBatch.Outcome outcome) {
        switch (outcome) {
            case IntakeBatch.Outcome.Responded(var response) ->
                command.response().complete(response);
            case IntakeBatch.Outcome.Refused(var problem) -> command.response().completeExceptionally(problem);
        }
    }
}
