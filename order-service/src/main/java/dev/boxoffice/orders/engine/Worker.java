package dev.boxoffice.orders.engine;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.orders.command.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A thread that takes queued commands and commits them in batches. */
final class Worker implements Runnable {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final CommandQueues queues;
    private final EngineTransaction transaction;
    private final EngineMetrics metrics;
    private final EngineConfig config;

    /** Deferred: the previous batch already contained a command with the same key, cart or order. */
    private final List<Pending<?>> deferred = new ArrayList<>();
    /** Commands that need a locked row. */
    private final Aside aside = new Aside();

    private long retryAt;
    private volatile boolean stopping;

    Worker(CommandQueues queues, EngineTransaction transaction, EngineMetrics metrics, EngineConfig config) {
        this.queues = queues;
        this.transaction = transaction;
        this.metrics = metrics;
        this.config = config;
    }

    /** Stops the worker after all queued commands. */
    void stop() {
        stopping = true;
    }

    /** What another transaction has kept locked. */
    Set<Resource> busy() {
        return aside.busy();
    }

    @Override
    public void run() {
        List<Pending<?>> taken = List.of();
        while (!stopping || !taken.isEmpty() || !deferred.isEmpty() || !aside.isEmpty()) {
            try {
                taken = queues.take(waitNanos());
                metrics.taken(taken);
                retryAside();
                commit(next(taken), Locking.WAIT);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Engine worker failed", e);
            }
        }
    }

    private long waitNanos() {
        if (!deferred.isEmpty()) {
            return 0;
        }
        return aside.isEmpty() ? POLL_NANOS : Math.clamp(retryAt - System.nanoTime(), 0, POLL_NANOS);
    }

    private List<Pending<?>> next(List<Pending<?>> taken) {
        var waiting = new ArrayList<>(deferred);
        deferred.clear();
        waiting.addAll(taken);
        return withoutConflicts(waiting, deferred);
    }

    private void retryAside() {
        if (aside.isEmpty() || System.nanoTime() < retryAt) {
            return;
        }
        int before = aside.size();
        List<Pending<?>> retried = withoutConflicts(aside.retry(config.batch()), deferred);
        metrics.aside(aside.size() - before);
        commit(retried, Locking.SKIP);
        retryAt = System.nanoTime()
                + (aside.isReady() ? 0 : config.retryInterval().toNanos());
    }

    /** Takes the commands of which no two share a claim, and drops those that were withdrawn. */
    private static List<Pending<?>> withoutConflicts(List<Pending<?>> waiting, Collection<Pending<?>> conflicting) {
        Set<Object> claimed = new HashSet<>();
        var single = new ArrayList<Pending<?>>();
        for (Pending<?> pending : waiting) {
            List<Object> claims = pending.claims();
            if (claims.stream().anyMatch(claimed::contains)) {
                conflicting.add(pending);
            } else if (pending.take()) {
                single.add(pending);
            }
            claimed.addAll(claims);
        }
        return single;
    }

    /** Only a batch that was certainly rolled back is tried again. */
    private void commit(List<Pending<?>> commands, Locking locking) {
        if (commands.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        List<Outcome> outcomes;
        try {
            outcomes = transaction.run(commands, locking, aside.busy());
        } catch (EngineTransaction.RolledBackException e) {
            retry(commands, locking, e.getCause());
            return;
        } catch (RuntimeException | Error e) { // the worker must survive any failure
            commands.forEach(command -> command.complete(new Outcome.Refused(asRuntime(e))));
            return;
        }
        metrics.committed(commands.size(), System.nanoTime() - begun);
        Set<Resource> locked = new HashSet<>();
        for (int i = 0; i < commands.size(); i++) {
            locked.addAll(finish(commands.get(i), outcomes.get(i)));
        }
        aside.update(locked);
    }

    /** Completes the command or sets it aside; returns what blocks it. */
    private Set<Resource> finish(Pending<?> pending, Outcome outcome) {
        Set<Resource> blockers = outcome instanceof Outcome.Blocked(Set<Resource> by) ? by : Set.of();
        boolean waits = outcome instanceof Outcome.Blocked
                && pending.command().lane() != Lane.EXPIRY
                && !pending.isOlderThan(config.deadline())
                && aside.size() < config.queue();
        if (waits) {
            aside.add(pending, blockers);
            metrics.aside(1);
        } else {
            pending.complete(outcome);
        }
        return blockers;
    }

    /**
     * After a lock time-out, the next attempt finds out which rows are locked. After any other failure of the data, the
     * batch is split in half, so that one bad command does not fail the others.
     */
    private void retry(List<Pending<?>> commands, Locking locking, Throwable failure) {
        SqlFailure kind = SqlFailure.of(failure);
        if (kind == SqlFailure.CONTENTION && locking == Locking.WAIT) {
            commit(commands, Locking.SKIP);
        } else if (kind == SqlFailure.OUTAGE || kind == SqlFailure.DEFECT) {
            commands.forEach(command -> command.complete(new Outcome.Refused(asRuntime(failure))));
        } else if (commands.size() > 1) {
            LOG.warnf(failure, "Batch of %d commands failed; retrying it in halves", commands.size());
            commit(commands.subList(0, commands.size() / 2), locking);
            commit(commands.subList(commands.size() / 2, commands.size()), locking);
        } else if (kind == SqlFailure.CONTENTION) {
            finish(commands.getFirst(), new Outcome.Blocked(Set.of()));
        } else {
            commands.getFirst().complete(new Outcome.Refused(asRuntime(failure)));
        }
    }

    private static RuntimeException asRuntime(Throwable failure) {
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }
}
