package dev.boxoffice.admissions.checkin;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Counts the scans of shows. All viewers of a show share a count for a second, also a failed one. */
@ApplicationScoped
class CountGates {

    /** However many viewers there are, they leave the other threads and connections to the scanners. */
    private static final int THREADS = 2;

    private static final long AGE_MILLIS = 1_000;

    private static final String TOTALS = """
            select count(*) filter (where a.status = 'VALID') as admissions,
                count(a.entry_id) as entered, count(*) filter (where a.inside) as inside
            from ticket t join admission a on a.ticket_id = t.id where t.show_id = ?
            """;

    private static final String GATES = """
            select gate,
                count(*) filter (where result = 'ACCEPTED' and direction = 'ENTRY' and undone_at is null) as entries,
                count(*) filter (where result = 'ACCEPTED' and direction = 'EXIT') as exits,
                count(*) filter (where result = 'REFUSED') as refused,
                count(*) filter (where result = 'ACCEPTED' and reason is not null) as conflicts
            from check_in where show_id = ? group by gate order by gate
            """;

    private final DataSource dataSource;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("gate-counts-", 0).daemon().factory());
    private final Map<UUID, CompletableFuture<GateCounts>> counts = new ConcurrentHashMap<>();

    CountGates(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /** Runs a query for a viewer in the threads that all viewers share. */
    <T> CompletionStage<T> run(Supplier<T> query) {
        return CompletableFuture.supplyAsync(query, threads);
    }

    CompletionStage<GateCounts> of(UUID showId) {
        return counts.computeIfAbsent(showId, this::start).minimalCompletionStage();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the next viewer starts the next count
    private CompletableFuture<GateCounts> start(UUID showId) {
        var count = CompletableFuture.supplyAsync(() -> count(showId), threads);
        count.whenCompleteAsync(
                (counted, failure) -> counts.remove(showId, count),
                CompletableFuture.delayedExecutor(AGE_MILLIS, TimeUnit.MILLISECONDS));
        return count;
    }

    private GateCounts count(UUID showId) {
        try (Connection connection = dataSource.getConnection()) {
            List<GateCounts.Gate> gates = gates(connection, showId);
            try (PreparedStatement select = connection.prepareStatement(TOTALS)) {
                select.setObject(1, showId);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new GateCounts(
                            showId, row.getLong("admissions"), row.getLong("entered"), row.getLong("inside"), gates);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not count check-ins", e);
        }
    }

    private static List<GateCounts.Gate> gates(Connection connection, UUID showId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GATES)) {
            select.setObject(1, showId);
            var gates = new ArrayList<GateCounts.Gate>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    gates.add(new GateCounts.Gate(
                            rows.getString("gate"),
                            rows.getLong("entries"),
                            rows.getLong("exits"),
                            rows.getLong("refused"),
                            rows.getLong("conflicts")));
                }
            }
            return gates;
        }
    }
}
