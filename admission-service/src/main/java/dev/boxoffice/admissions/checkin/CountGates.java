package dev.boxoffice.admissions.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Counts the scans of shows. All viewers of a show share a count, which is at most a second old. */
@ApplicationScoped
class CountGates {

    private static final long MAX_AGE_NANOS = Duration.ofSeconds(1).toNanos();

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
    private final Map<UUID, Counted> counted = new ConcurrentHashMap<>();

    CountGates(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Counted(GateCounts counts, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < MAX_AGE_NANOS;
        }
    }

    GateCounts of(UUID showId) {
        counted.values().removeIf(old -> !old.isFresh());
        return counted.computeIfAbsent(showId, id -> new Counted(count(id), System.nanoTime()))
                .counts();
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
