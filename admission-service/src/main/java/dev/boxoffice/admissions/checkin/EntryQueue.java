package dev.boxoffice.admissions.checkin;

import dev.boxoffice.database.SqlFailure;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Online entries that wait for a transaction. They queue while one is in flight, and the next one takes them all. Worker threads
 * wait for the results, so their number bounds the queue.
 */
@ApplicationScoped
class EntryQueue {

    private static final Logger LOG = Logger.getLogger(EntryQueue.class);

    private static final int MAX_BATCH = 128;
    private static final long POLL_MILLIS = 200;
    private static final long STOP_MILLIS = 10_000;

    private final RecordEntries recordEntries;
    private final DistributionSummary sizes;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

    private Thread worker;
    private volatile boolean stopping;

    EntryQueue(RecordEntries recordEntries, MeterRegistry registry) {
        this.recordEntries = recordEntries;
        this.sizes = DistributionSummary.builder("boxoffice.check-ins.batch.size")
                .description("Online entries per transaction")
                .register(registry);
    }

    private record Waiting(OnlineEntry entry, CompletableFuture<Optional<CheckIn>> result) {}

    void start(@Observes StartupEvent event) {
        worker = Thread.ofPlatform().name("entry-queue").daemon().start(this::work);
    }

    /** Finishes all queued entries before the service stops. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        worker.join(STOP_MILLIS);
    }

    /**
     * Waits for the record of an entry.
     *
     * @return empty if the entry had no effect and must be decided by itself
     */
    Optional<CheckIn> enter(OnlineEntry entry) {
        if (stopping) {
            return Optional.empty();
        }
        var waiting = new Waiting(entry, new CompletableFuture<>());
        queue.add(waiting);
        try {
            return waiting.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void work() {
        while (!stopping || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, MAX_BATCH - 1);
                    record(batch);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void record(List<Waiting> batch) {
        try {
            Map<UUID, CheckIn> recorded =
                    recordEntries.record(batch.stream().map(Waiting::entry).toList());
            sizes.record(batch.size());
            batch.forEach(waiting -> waiting.result()
                    .complete(Optional.ofNullable(
                            recorded.get(waiting.entry().arrival().checkInId()))));
        } catch (RuntimeException | Error e) { // the worker must survive any failure
            fail(batch, e);
        }
    }

    /** A bad or contended entry must not fail the others. If the database is unavailable, all have failed. */
    private static void fail(List<Waiting> batch, Throwable failure) {
        SqlFailure kind = SqlFailure.of(failure);
        boolean decideEach =
                failure instanceof StaleScanException || kind == SqlFailure.CONTENTION || kind == SqlFailure.POISON;
        if (decideEach) {
            LOG.debugf(failure, "Deciding %d entries one by one", batch.size());
            batch.forEach(waiting -> waiting.result().complete(Optional.empty()));
        } else {
            batch.forEach(waiting -> waiting.result().completeExceptionally(failure));
        }
    }
}
