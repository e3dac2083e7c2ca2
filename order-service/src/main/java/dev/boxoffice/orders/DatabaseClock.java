package dev.boxoffice.orders;

import dev.boxoffice.database.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The database clock, which starts and ends every hold because all processes share it. */
@ApplicationScoped
public class DatabaseClock {

    private static final String NOW = "select clock_timestamp()";

    private final DataSource dataSource;

    DatabaseClock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns the current time, not the start of the transaction. */
    public Instant now() {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(NOW);
                var row = select.executeQuery()) {
            return read(row);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the database's clock", e);
        }
    }

    /** The time at which the preceding statements of the pipeline have completed. */
    public static Supplier<Instant> now(Pipeline pipeline) {
        return pipeline.query(NOW, DatabaseClock::read);
    }

    private static Instant read(ResultSet row) throws SQLException {
        row.next();
        return row.getObject(1, OffsetDateTime.class).toInstant();
    }
}
