package dev.boxoffice.orders.calloff;

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
    private static final UUID FIRST_ID = CallOffTable.FIRST_ID;

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
     * The reading of the paid orders of one show; it starts again after a restart.
     *
     * @param after the last order that was read
     * @param waitsFor the number of pending refunds while nothing else is left; -1 while orders may be left
     * @param revision the revision of the call-off
     */
    private record Pass(UUID after, long waitsFor, long revision) {

        static Pass continuing(UUID after, CallOffTable.CallOff callOff) {
            return new Pass(after, -1, callOff.revision());
        }

        boolean isFirst() {
            return after.equals(FIRST_ID);
        }
    }

    /** Leaves orders that cannot be changed now, such as locked ones, to the next run. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void run() {
        List<CallOffTable.CallOff> running = table.running();
        passes.keySet()
                .retainAll(running.stream().map(CallOffTable.CallOff::showId).toList());
        if (running.isEmpty() || !lease.hold()) {
            return;
        }
        // requests that wait for a provider count, so that they cannot pile up while it is slow or unavailable
        long budget = config.refundsPerSecond() - table.countUnsent();
        for (CallOffTable.CallOff callOff : running) {
            budget -= run(callOff, (int) Math.max(0, budget));
        }
    }

    /** Returns the number of orders whose refund was requested. */
    private int run(CallOffTable.CallOff callOff, int budget) {
        UUID show = callOff.showId();
        Pass pass = passes.getOrDefault(show, Pass.continuing(FIRST_ID, callOff));
        long pending = table.countPending(show); // first, because a refund that fails makes its order due again
        if (pass.waitsFor() == pending && pass.revision() == callOff.revision()) {
            return 0;
        }
        Changes cancelled = cancel(callOff);
        if (cancelled.changed() > 0 || pass.waitsFor() > pending) {
            table.progressed(show);
        }
        if (budget == 0 || !lease.hold()) {
            return 0;
        }
        List<UUID> due = table.toRefund(show, pass.after(), budget);
        Changes refunded = change(callOff, due);
        if (refunded.changed() > 0) {
            table.progressed(show);
        }
        if (!due.isEmpty() || !pass.isFirst() || !cancelled.isNone()) {
            UUID after = due.size() < budget ? FIRST_ID : due.getLast();
            passes.put(show, Pass.continuing(after, callOff));
        } else if (pending > 0) {
            passes.put(show, new Pass(FIRST_ID, pending, callOff.revision()));
        } else if (table.finish(callOff)) {
            LOG.infof("The orders of show %s, which is called off, are cancelled and refunded", show);
        }
        return refunded.changed();
    }

    private Changes cancel(CallOffTable.CallOff callOff) {
        Changes all = Changes.NONE;
        UUID after = FIRST_ID;
        List<UUID> open;
        do {
            open = table.toCancel(callOff.showId(), after, BATCH);
            all = all.plus(change(callOff, open));
            after = open.isEmpty() ? after : open.getLast();
        } while (open.size() == BATCH && lease.hold());
        return all;
    }

    private Changes change(CallOffTable.CallOff callOff, List<UUID> orders) {
        Changes all = Changes.NONE;
        for (int from = 0; from < orders.size(); from += BATCH) {
            all = all.plus(changeBatch(callOff, orders.subList(from, Math.min(from + BATCH, orders.size()))));
        }
        return all;
    }

    private Changes changeBatch(CallOffTable.CallOff callOff, List<UUID> orders) {
        Map<UUID, CompletableFuture<Answer<Boolean>>> answers = new LinkedHashMap<>();
        orders.forEach(id -> answers.put(id, engine.submit(new CallOffOrder(id, callOff.showId(), callOff.tickets()))));
        Changes all = Changes.NONE;
        for (var answer : answers.entrySet()) {
            all = all.plus(outcome(answer.getKey(), answer.getValue()));
        }
        return all;
    }

    private static Changes outcome(UUID id, CompletableFuture<Answer<Boolean>> answer) {
        try {
            return new Changes(answer.join().value() ? 1 : 0, 0);
        } catch (CompletionException e) {
            if (Engine.isRetryable(e.getCause())) {
                LOG.debugf("Order %s of a show that is called off could not be changed yet: %s", id, e.getCause());
            } else {
                LOG.errorf(e.getCause(), "Order %s of a show that is called off could not be changed", id);
            }
            return new Changes(0, 1);
        }
    }

    /** How many orders have changed, and how many could not be changed now. */
    private record Changes(int changed, int failed) {

        static final Changes NONE = new Changes(0, 0);

        Changes plus(Changes other) {
            return new Changes(changed + other.changed, failed + other.failed);
        }

        boolean isNone() {
            return changed + failed == 0;
        }
    }
}
