package dev.boxoffice.tickets.availability;

import static dev.boxoffice.database.SqlArrays.column;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.database.VersionedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The statements on {@code ticket_availability}. */
@ApplicationScoped
public class AvailabilityTable {

    private static final String SELECT = """
            select ticket_id, held, sold, available, version, as_of
            from ticket_availability where ticket_id = any (?)
            """;

    private static final String UPSERT = """
            insert into ticket_availability (ticket_id, held, sold, available, version, as_of)
            select * from unnest(?::uuid[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::timestamptz[])
            on conflict (ticket_id) do update set
                held = excluded.held, sold = excluded.sold, available = excluded.available,
                version = excluded.version, as_of = excluded.as_of
            where ticket_availability.version < excluded.version
            """;

    private final DataSource dataSource;

    AvailabilityTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Empty until order-service has published figures for the ticket. */
    public Optional<Availability> find(UUID ticketId) {
        return Optional.ofNullable(find(List.of(ticketId)).get(ticketId));
    }

    /** Omits tickets without figures. */
    public Map<UUID, Availability> find(Collection<UUID> ticketIds) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            select.setArray(1, column(connection, "uuid", List.copyOf(ticketIds), id -> id));
            var found = new HashMap<UUID, Availability>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Availability availability = availability(rows);
                    found.put(availability.ticketId(), availability);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("could not read availability", e);
        }
    }

    private static Availability availability(ResultSet row) throws SQLException {
        return new Availability(
                row.getObject("ticket_id", UUID.class),
                row.getInt("held"),
                row.getInt("sold"),
                row.getInt("available"),
                row.getLong("version"),
                row.getObject("as_of", OffsetDateTime.class).toInstant());
    }

    /** Keeps stored rows that are newer; {@code changes} has at most one entry per ticket. */
    void upsert(List<Availability> changes) {
        try {
            Pipeline.run(dataSource, pipeline -> {
                pipeline.add(VersionedTable.LIMIT_WAIT);
                pipeline.add(
                        UPSERT,
                        pipeline.column("uuid", changes, Availability::ticketId),
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
