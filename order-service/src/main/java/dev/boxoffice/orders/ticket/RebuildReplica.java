package dev.boxoffice.orders.ticket;

import dev.boxoffice.database.SqlFailure;
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
import org.jboss.logging.Logger;

/**
 * Rebuilds the replica from the whole topic while sales continue. Held and sold units do not change.
 *
 * <p>At most one rebuild runs per process. After a crash, a new rebuild repairs the rest.
 */
@ApplicationScoped
class RebuildReplica {

    private static final Logger LOG = Logger.getLogger(RebuildReplica.class);
    private static final String UNEXPECTED = "unexpected error, see the log";

    private final Replay replay;
    private final ApplyTickets applyTickets;
    private final AtomicReference<Rebuild> current = new AtomicReference<>(Rebuild.NONE);
    private volatile Thread thread;

    RebuildReplica(Replay replay, ApplyTickets applyTickets) {
        this.replay = replay;
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
            replay.run(
                    new Subscription<>(Topics.TICKETS, TicketV1.class, this::apply, applyTickets.table()),
                    (read, unreadable) -> current.updateAndGet(rebuild -> rebuild.progressed(read, unreadable)));
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

    private void apply(List<TicketV1> tickets) {
        int rows = applyTickets.apply(tickets);
        current.updateAndGet(rebuild -> rebuild.changed(rows));
    }

    private static String message(RuntimeException thrown) {
        if (thrown instanceof KafkaUnavailableException) {
            return thrown.getMessage();
        }
        return SqlFailure.of(thrown).isRetryable() ? "database unavailable" : UNEXPECTED;
    }
}
