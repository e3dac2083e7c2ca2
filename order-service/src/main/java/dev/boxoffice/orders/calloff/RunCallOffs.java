package dev.boxoffice.orders.calloff;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.orders.command.CallOffOrder;
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
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Cancels and refunds the orders of shows that are called off.
 *
 * <p>The orders that still have to change are the remaining work, so any instance can continue after a crash. The engine
 * decides each order under its lock. The follow-up of payments sends the refunds to their providers.
 */
@ApplicationScoped
public class RunCallOffs {

    private static final Logger LOG = Logger.getLogger(RunCallOffs.class);

    /** Leaves most of the engine's queue and of each transaction to buyers. */
    private static final int BATCH = 50;

    private final CallOffTable table;
    private final CallOffLease lease;
    private final Engine engine;
    private final CallOffConfig config;
    private final Map<UUID, Pass> passes = new ConcurrentHashMap<>();

    RunCallOffs(CallOffTable table, CallOffLease lease, Engine engine, CallOffConfig config) {
        this.table = table;
        this.lease = lease;
        this.engine = engine;
        this.config = config;
    }

    /**
     * How far the work on one show is; it starts again after a restart.
     *
     * @param revision the revision of the call-off
     * @param noneOpen whether no open order is left; none can follow, because no ticket of the show is on sale
     * @param after the last paid order that was read
     * @param waitsFor the number of pending refunds while nothing else is left; -1 while orders may be left
     */
    private record Pass(long revision, boolean noneOpen, UUID after, long waitsFor) {

        static Pass first(CallOffTable.CallOff callOff) {
            return new Pass(callOff.revision(), false, CallOffTable.FIRST_ID, -1);
        }

        Pass noneOpen(boolean none) {
            return new Pass(revision, none, after, waitsFor);
        }

        Pass after(UUID order) {
            return new Pass(revision, noneOpen, order, -1);
        }

        Pass waitingFor(long pending) {
            return new Pass(revision, noneOpen, CallOffTable.FIRST_ID, pending);
        }

        boolean isFirst() {
            return after.equals(CallOffTable.FIRST_ID);
        }
    }

    /** Refunds that may still be requested in a run. */
    private static final class Budget {

        private long left;

        Budget(long left) {
            this.left = left;
        }

        int left() {
            return (int) Math.max(0, left);
        }

        void take() {
            left--;
        }
    }

    /** Leaves orders that cannot be changed now, such as locked ones, to the next run. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void run() {
        List<CallOffTable.CallOff> running = table.running();
        if (running.isEmpty() || !lease.hold()) {
            passes.clear(); // another instance may work meanwhile
            return;
        }
        passes.keySet()
                .retainAll(running.stream().map(CallOffTable.CallOff::showId).toList());
        // requests that wait for a provider count, so that they cannot pile up while it is slow or unavailable
        var budget = new Budget(config.refundsPerSecond() - table.countUnsent());
        RuntimeException unavailable = null;
        for (CallOffTable.CallOff callOff : running) {
            try {
                run(callOff, budget);
            } catch (RuntimeException e) {
                passes.remove(callOff.showId());
                if (SqlFailure.of(e).isTransient()) {
                    unavailable = e;
                } else {
                    LOG.errorf(e, "The orders of show %s, which is called off, could not be handled", callOff.showId());
                }
            }
        }
        if (unavailable != null) {
            throw unavailable; // one warning for all shows
        }
    }

    private void run(CallOffTable.CallOff callOff, Budget budget) {
        UUID show = callOff.showId();
        Pass known = passes.get(show);
        Pass pass = known == null || known.revision() != callOff.revision() ? Pass.first(callOff) : known;
        if (pass.noneOpen() && budget.left() == 0) {
            return; // the show waits for older ones
        }
        long pending = table.countPending(show); // first, because a refund that fails makes its order due again
        if (pass.waitsFor() == pending) {
            return;
        }
        if (pass.waitsFor() > pending) {
            table.progressed(show);
        }
        if (!pass.noneOpen()) {
            pass = pass.noneOpen(cancel(callOff, budget));
            passes.put(show, pass);
        }
        int limit = budget.left();
        if (limit > 0 && lease.hold()) {
            List<UUID> due = table.toRefund(show, pass.after(), limit);
            change(callOff, due, budget);
            if (!due.isEmpty() || !pass.isFirst() || !pass.noneOpen()) {
                passes.put(show, pass.after(due.size() < limit ? CallOffTable.FIRST_ID : due.getLast()));
            } else {
                end(callOff, pass, pending);
            }
        }
    }

    /** Nothing is left to request. */
    private void end(CallOffTable.CallOff callOff, Pass pass, long pending) {
        if (pending > 0) {
            passes.put(callOff.showId(), pass.waitingFor(pending));
        } else if (table.finish(callOff)) {
            LOG.infof("The orders of show %s, which is called off, are cancelled and refunded", callOff.showId());
        } else {
            passes.remove(callOff.showId()); // something has changed meanwhile
        }
    }

    /** Returns whether no open order was found. */
    private boolean cancel(CallOffTable.CallOff callOff, Budget budget) {
        List<UUID> open = table.toCancel(callOff.showId(), CallOffTable.FIRST_ID, BATCH);
        boolean none = open.isEmpty();
        change(callOff, open, budget);
        while (open.size() == BATCH && lease.hold()) {
            open = table.toCancel(callOff.showId(), open.getLast(), BATCH);
            change(callOff, open, budget);
        }
        return none;
    }

    /** Renews the lease between batches, so that another instance does not begin meanwhile. */
    private void change(CallOffTable.CallOff callOff, List<UUID> orders, Budget budget) {
        for (int from = 0; from < orders.size() && (from == 0 || lease.hold()); from += BATCH) {
            changeBatch(callOff, orders.subList(from, Math.min(from + BATCH, orders.size())), budget);
        }
    }

    private void changeBatch(CallOffTable.CallOff callOff, List<UUID> orders, Budget budget) {
        Map<UUID, CompletableFuture<Answer<CallOffOrder.Effect>>> answers = new LinkedHashMap<>();
        orders.forEach(id -> answers.put(id, engine.submit(new CallOffOrder(id, callOff.showId(), callOff.tickets()))));
        boolean changed = false;
        for (var answer : answers.entrySet()) {
            CallOffOrder.Effect effect = effect(answer.getKey(), answer.getValue());
            changed |= effect != CallOffOrder.Effect.NONE;
            if (effect == CallOffOrder.Effect.REFUND_REQUESTED) {
                budget.take();
            }
        }
        if (changed) {
            table.progressed(callOff.showId());
        }
    }

    private static CallOffOrder.Effect effect(UUID id, CompletableFuture<Answer<CallOffOrder.Effect>> answer) {
        try {
            return answer.join().value();
        } catch (CompletionException e) {
            if (Engine.isRetryable(e.getCause())) {
                LOG.debugf("Order %s of a show that is called off could not be changed yet: %s", id, e.getCause());
            } else {
                LOG.errorf(e.getCause(), "Order %s of a show that is called off could not be changed", id);
            }
            return CallOffOrder.Effect.NONE;
        }
    }
}
