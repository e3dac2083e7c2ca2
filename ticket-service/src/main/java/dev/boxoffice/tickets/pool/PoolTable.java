package dev.boxoffice.tickets.pool;

import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.sql.Rows;
import dev.boxoffice.tickets.sql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads pools with their availability. Each read is one statement, so it needs no transaction. */
@ApplicationScoped
public class PoolTable {

    private static final String SELECT = """
            select p.id, p.show_id, p.name, p.capacity, p.version, p.created_at, p.updated_at,
                a.held, a.sold, a.available, a.version as availability_version, a.as_of
            from pool p left join pool_availability a on a.pool_id = p.id
            """;

    private static final String ONE = SELECT + "where p.id = ?";
    private static final String OF_SHOWS = SELECT + "where p.show_id = any (?) order by p.show_id, p.id";

    private final Rows rows;

    PoolTable(DataSource dataSource) {
        this.rows = new Rows(dataSource);
    }

    Optional<PoolSnapshot> find(UUID id) {
        return rows.read(new Statement(ONE, List.of(id)), PoolTable::pool).stream()
                .findFirst();
    }

    /** In the order of creation. */
    public List<PoolSnapshot> ofShows(Collection<UUID> showIds) {
        return rows.read(new Statement(OF_SHOWS, List.of(showIds)), PoolTable::pool);
    }

    private static PoolSnapshot pool(ResultSet row) throws SQLException {
        return new PoolSnapshot(
                row.getObject("id", UUID.class),
                row.getObject("show_id", UUID.class),
                new PoolDetails(row.getString("name"), row.getInt("capacity")),
                row.getLong("version"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                Availability.of(row));
    }
}
