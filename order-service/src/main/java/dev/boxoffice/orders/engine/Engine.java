package dev.boxoffice.orders.engine;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.orders.command.Command;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes every change of an order. Commands queue while a transaction is in flight, and the next transaction takes them all.
 *
 * <p>One worker keeps the database busy. Locks coordinate several workers or processes.
 */
@ApplicationScoped
@SuppressWarnings("FutureReturnValueIgnored") // clients await the answer, not the timers
public class Engine {

    private static final long STOP_MILLIS = 10_000;

    private final EngineTransaction transaction;
    private final EngineMetrics metrics;
    private final EngineConfig config;
    private final CommandQueues queues;
    private final ScheduledThreadPoolExecutor timer;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Engine(EngineTransaction transaction, EngineMetrics metrics, EngineConfig config) {
        this.transaction = transaction;
        this.metrics = metrics;
        this.config = config;
        this.queues = new CommandQueues(config.queue(), config.batch());
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("engine-deadlines").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        metrics.watch(queues);
    }

    void start(@Observes StartupEvent event) {
        for (int i = 0; i < config.workers(); i++) {
            var worker = new Worker(queues, transaction, metrics, config);
            workers.add(worker);
            threads.add(Thread.ofPlatform().name("engine-" + i).daemon().start(worker));
        }
    }

    /** Finishes all queued commands before the service stops. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        workers.forEach(Worker::stop);
        for (Thread thread : threads) {
            thread.join(STOP_MILLIS);
        }
        queues.close().forEach(pending -> pending.withdraw(new OverloadedException("the service is stopping")));
        timer.shutdownNow();
    }

    /**
     * Queues a command for the next transaction.
     *
     * @return the answer, completed after the commit. It fails with an {@link
     *     dev.boxoffice.orders.order.OrderException} if the command is refused, with an {@link OverloadedException} if it
     *     was withdrawn, and with an {@link OutcomeUnknownException} if it may or may not have taken effect. Cancelling it
     *     withdraws the command, unless a transaction has taken it
     */
    public <R> CompletableFuture<Answer<R>> submit(Command<R> command) {
        var pending = new Pending<>(command);
        if (!queues.offer(pending)) {
            metrics.refused("full");
            return CompletableFuture.failedFuture(new OverloadedException("the queue is full"));
        }
        Future<?> deadline =
                timer.schedule(() -> endWait(pending), config.deadline().toNanos(), TimeUnit.NANOSECONDS);
        pending.answer().whenComplete((answer, failure) -> deadline.cancel(false));
        return pending.answer();
    }

    /** Waits for the answer of a command; call it only from threads that may block. */
    public <R> R await(Command<R> command) {
        try {
            return submit(command).join().value();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Whether a command that failed in this way can succeed later. */
    public static boolean isRetryable(Throwable failure) {
        return failure instanceof OverloadedException
                || failure instanceof OutcomeUnknownException
                || SqlFailure.of(failure).isRetryable();
    }

    /** Withdraws a late command. If a transaction has taken it, its client waits a little longer for the outcome. */
    private void endWait(Pending<?> pending) {
        if (pending.withdraw(new OverloadedException("the deadline has passed"))) {
            metrics.refused("late");
        } else if (!pending.isDone()) {
            timer.schedule(() -> endUncertainty(pending), config.grace().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void endUncertainty(Pending<?> pending) {
        if (!pending.withdraw(new OverloadedException("the deadline has passed"))
                && pending.answer().completeExceptionally(new OutcomeUnknownException(null))) {
            metrics.refused("unknown");
        }
    }

    /** Tickets and pools that another transaction has kept locked. */
    public Set<UUID> lockedStocks() {
        Set<UUID> locked = new HashSet<>();
        for (Worker worker : workers) {
            worker.busy().stream()
                    .filter(resource ->
                            resource.kind() == Resource.Kind.TICKET || resource.kind() == Resource.Kind.POOL)
                    .forEach(resource -> locked.add(UUID.fromString(resource.id())));
        }
        return locked;
    }
}
