package dev.boxoffice.orders.archive;

import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.OrderIds;
import dev.boxoffice.orders.OrdersConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * Moves ended orders to the archive in small transactions, which skip orders that are being changed. Several processes can run
 * this concurrently.
 */
@ApplicationScoped
public class ArchiveOrders {

    private static final int BATCH = 100;
    private static final UUID FIRST_ID = new UUID(0, 0);

    private final ArchiveTable table;
    private final DatabaseClock clock;
    private final OrdersConfig config;
    private final Counter archived;

    ArchiveOrders(ArchiveTable table, DatabaseClock clock, OrdersConfig config, MeterRegistry registry) {
        this.table = table;
        this.clock = clock;
        this.config = config;
        this.archived = registry.counter("boxoffice.orders.archived");
    }

    @Scheduled(
            every = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        config.archiveAfter().ifPresent(age -> archive(clock.now().minus(age)));
    }

    /** Archives all ended orders that have not changed since a time, except those that are being changed now. */
    public void archive(Instant unchangedSince) {
        UUID limit = OrderIds.before(unchangedSince);
        ArchiveTable.Batch batch;
        UUID after = FIRST_ID;
        do {
            batch = table.move(after, limit, unchangedSince, BATCH);
            archived.increment(batch.moved());
            after = batch.last();
        } while (batch.found() == BATCH);
    }
}
