package dev.boxoffice.bench.locked;

import dev.boxoffice.bench.harness.Report;
import dev.boxoffice.bench.harness.Wrk;
import dev.boxoffice.bench.orders.OrderArm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Buyers of one ticket next to buyers of other tickets, each group with connections of its own. With shared connections,
 * all of them would soon wait for the locked ticket.
 *
 * @param target the service and its buyers
 * @param locked a file with the id of the ticket that will be locked
 * @param others a file with the ids of the other tickets
 */
record MixedLoad(OrderArm target, Path locked, Path others) {

    private static final int CONNECTIONS_OF_LOCKED = Wrk.CONNECTIONS / 8;

    /** The orders of one run. */
    record Outcome(Wrk.Outcome locked, Wrk.Outcome others) {

        double othersPerSecond() {
            return others.accepted() * 1e9 / others.elapsed().toNanos();
        }

        private long accepted() {
            return locked.accepted() + others.accepted();
        }

        private long unanswered() {
            return locked.rejected() + others.rejected() + Wrk.CONNECTIONS;
        }

        @Override
        public String toString() {
            return "%s/s (%d rejected, of the locked ticket %d accepted and %d rejected)"
                    .formatted(Report.rate(othersPerSecond()), others.rejected(), locked.accepted(), locked.rejected());
        }
    }

    String lockedTicket() throws IOException {
        return Files.readAllLines(locked).getFirst();
    }

    Outcome run(Duration time) throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var ofLocked = threads.submit(() -> run(locked, CONNECTIONS_OF_LOCKED, time));
            Wrk.Outcome ofOthers = run(others, Wrk.CONNECTIONS - CONNECTIONS_OF_LOCKED, time);
            return new Outcome(ofLocked.get(), ofOthers);
        }
    }

    private Wrk.Outcome run(Path tickets, int connections, Duration time) throws IOException, InterruptedException {
        var environment = Map.of(
                "BENCH_PATH", URI.create(target.url()).getPath(),
                "BENCH_RUN", UUID.randomUUID().toString(),
                "BENCH_TOKENS", target.buyers().file().toString(),
                "BENCH_TICKETS", tickets.toString());
        return target.wrk().run(target.url(), connections, time, environment);
    }

    /** A rejected request may have been placed if its response said that the outcome is unknown. */
    void requireConsistency(Outcome... outcomes) throws SQLException, InterruptedException {
        target.database().awaitSettled();
        target.database()
                .requireLives(
                        "CREATED",
                        Stream.of(outcomes).mapToLong(Outcome::accepted).sum(),
                        Stream.of(outcomes).mapToLong(Outcome::unanswered).sum());
    }
}
