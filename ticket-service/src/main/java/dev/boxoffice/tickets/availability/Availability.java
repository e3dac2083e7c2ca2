package dev.boxoffice.tickets.availability;

import dev.boxoffice.tickets.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest figures of a ticket or pool that order-service has published.
 *
 * @param id of the ticket or pool
 * @param version order-service's counter of changes to these figures
 */
public record Availability(UUID id, int held, int sold, int available, long version, Instant asOf) {

    /** Reads the columns of a left join; empty if there are no figures. */
    public static Optional<Availability> of(ResultSet row) throws SQLException {
        long version = row.getLong("availability_version");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Availability(
                        row.getObject("id", UUID.class),
                        row.getInt("held"),
                        row.getInt("sold"),
                        row.getInt("available"),
                        version,
                        Rows.instant(row, "as_of")));
    }

    public long heldAndSold() {
        return (long) held + sold;
    }
}
