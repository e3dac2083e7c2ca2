package dev.boxoffice.tickets.availability;

import static dev.boxoffice.database.SqlArrays.column;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.database.VersionedTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The statements on a table of figures. */
public abstract class AvailabilityTable {

    private final DataSource dataSource;
    private final VersionedTable versions;
    private final String select;
    private final String upsert;

    AvailabilityTable(DataSource dataSource, String name, String key) {
        this.dataSource = dataSource;
        this.versions = new VersionedTable(dataSource, name, key);
        this.select = """
                select %2$s as id, held, sold, available, version as availability_version, as_of
                from %1$s where %2$s = any (?)
                """.formatted(name, key);
        this.upsert = """
                insert into %1$s (%2$s, held, sold, available, version, as_of)
                select * from unnest(?::uuid[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::timestamptz[])
                on conflict (%2$s) do update set
                    held = excluded.held, sold = excluded.sold, available = excluded.available,
                    version = excluded.version, as_of = excluded.as_of
                where %1$s.version < excluded.version
                """.formatted(name, key);
    }

    VersionedTable versions() {
        return versions;
    }

    /** Empty until order-service has published figures. */
    public Optional<Availability> find(UUID id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    private Map<UUID, Availability> find(Collection<UUID> ids) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(select)) {
            statement.setArray(1, column(connection, "uuid", List.copyOf(ids), id -> id));
            var found = new HashMap<UUID, Availability>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Availability.of(rows).ifPresent(figures -> found.put(figures.id(), figures));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read availability", e);
        }
    }

    /** Keeps stored rows that are newer; {@code changes} has at most one entry for each id. */
    void upsert(List<Availability> changes) {
        try {
            Pipeline.run(dataSource, pipeline -> {
                pipeline.add(VersionedTable.LIMIT_WAIT);
                pipeline.add(
                        upsert,
                        pipeline.column("uuid", changes, Availability::id),
                        pipeline.column("int4", changes, Availability::held),
                        pipeline.column("int4", changes, Availability::sold),
                        pipeline.column("int4", changes, Availability::available),
                        pipeline.column("int8", changes, Availability::version),
                        pipeline.column("timestamptz", changes, Availability::asOf));
                return () -> null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not write availability", e);
        }
    }
}
