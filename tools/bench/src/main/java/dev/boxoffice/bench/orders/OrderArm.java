package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.Arm;
import dev.boxoffice.bench.harness.Wrk;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Posts orders with one line each, a token and an Idempotency-Key, from {@link Wrk#CONNECTIONS} connections.
 *
 * @param url of its orders
 * @param database {@code null} if the service stores no orders
 * @param relayed whether the time includes publishing the last event
 */
public record OrderArm(
        String name, String url, OrderDatabase database, Path tickets, boolean relayed, Wrk wrk, Buyers buyers)
        implements Arm {

    @Override
    public void reset() throws SQLException, InterruptedException {
        if (relayed) {
            database.awaitRelayed();
        }
        if (database != null) {
            database.deleteOrders();
        }
    }

    @Override
    public Work run(Duration time) throws Exception {
        long begun = System.nanoTime();
        Work accepted = wrk.run(
                        url,
                        time,
                        Map.of(
                                "BENCH_PATH", URI.create(url).getPath(),
                                "BENCH_RUN", UUID.randomUUID().toString(),
                                "BENCH_TOKENS", buyers.file().toString(),
                                "BENCH_TICKETS", tickets.toString()))
                .onlyAccepted();
        Duration elapsed = accepted.elapsed();
        if (relayed) {
            long answered = begun + elapsed.toNanos();
            database.awaitRelayed();
            elapsed = elapsed.plusNanos(Math.max(0, System.nanoTime() - answered));
        }
        requireConsistency(accepted.operations(), Wrk.CONNECTIONS);
        return new Work(accepted.operations(), elapsed);
    }

    /** Checks the stored orders, if any; see {@link OrderDatabase#requireConsistency}. */
    public void requireConsistency(long acknowledged, int unanswered) throws SQLException, InterruptedException {
        if (database != null) {
            database.awaitSettled();
            database.requireConsistency(acknowledged, unanswered);
        }
    }
}
