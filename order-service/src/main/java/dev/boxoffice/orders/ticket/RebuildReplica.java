package dev.boxoffice.orders.ticket;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.Payload;
import dev.boxoffice.events.PoolV1;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.inbox.Replay;
import dev.boxoffice.inbox.Subscription;
import dev.boxoffice.kafka.KafkaUnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Rebuilds the replica from the whole topics of pools and tickets while sales continue. Held and sold units do not change.
 *
 * <p>At most one rebuild runs per process. After a crash, a new rebuild repairs the rest.
 */
@ApplicationScoped
class RebuildReplica {

    private static final Logger LOG = Logger.getLogger(RebuildReplica.class);
    private static final String UNEXPECTED = "unexpected error, see the log";

    private final Replay replay;
    private final ApplyPools applyPools;
    private final ApplyTickets applyTickets;
    private final AtomicReference<Rebuild> current = new AtomicReference<>(Rebuild.NONE);
    private volatile Thread thread;

    RebuildReplica(Replay replay, ApplyPools applyPools, ApplyTickets applyTickets) {
        this.replay = replay;
        this.applyPools = applyPools;
        this.applyTickets = applyTickets;
    }

    /** The running rebuild, or the last one. */
    Rebuild current() {
        return current.get();
    }

    /** Starts a rebuild; returns empty if one is already running. */
    Optional<Rebuild> start() {
        Rebuild last = current.get();
        Rebuild begun = Rebuild.begun();
        if (last.isRunning() || !current.compareAndSet(last, begun)) {
            return Optional.empty();
        }
        thread = Thread.ofPlatform().name("replica-rebuild").daemon().start(this::run);
        return Optional.of(begun);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            replay(Topics.POOLS, PoolV1.class, applyPools::apply, applyPools.table());
            replay(Topics.TICKETS, TicketV1.class, applyTickets::apply, applyTickets.table());
            current.updateAndGet(Rebuild::done);
        } catch (RuntimeException e) {
            String reason = message(e);
            if (reason.equals(UNEXPECTED)) {
                LOG.errorf(e, "Replica rebuild failed");
            } else {
                LOG.warnf("Replica rebuild failed: %s", e);
            }
            current.updateAndGet(rebuild -> rebuild.failed(reason));
        } finally {
            current.updateAndGet(rebuild -> rebuild.isRunning() ? rebuild.failed(UNEXPECTED) : rebuild);
        }
    }

    private <P extends Payload> void replay(
            String topic, Class<P> payload, ToIntFunction<List<P>> effect, VersionedTable table) {
        replay.run(
                new Subscription<>(topic, payload, states -> count(effect.applyAsInt(states)), table),
                (read, unreadable) -> current.updateAndGet(rebuild -> rebuild.progressed(read, unreadable)));
    }

    private void count(int changedRows) {
        current.updateAndGet(rebuild -> rebuild.changed(changedRows));
    }

    private static String message(RuntimeException thrown) {
        if (thrown instanceof KafkaUnavailableException) {
            return thrown.getMessage();
        }
        return SqlFailure.of(thrown).isRetryable() ? "database unavailable" : UNEXPECTED;
    }
}
