package dev.boxoffice.orders;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/** The database's clock: the only one that starts and ends holds, for it is the same for every process. */
@ApplicationScoped
public class DatabaseClock {

    private final DataSource dataSource;

    DatabaseClock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Now, not when the transaction began. */
    public Instant now() {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement("select clock_timestamp()");
                var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the database's clock", e);
        }
    }
}
