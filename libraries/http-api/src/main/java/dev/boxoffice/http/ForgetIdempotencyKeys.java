package dev.boxoffice.http;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes expired idempotency records in small batches. */
@ApplicationScoped
class ForgetIdempotencyKeys {

    private static final int BATCH = 1_000;

    private final DataSource dataSource;
    private final Duration retention;

    ForgetIdempotencyKeys(
            DataSource dataSource,
            @ConfigProperty(name = "boxoffice.idempotency.retention", defaultValue = "PT48H") Duration retention) {
        this.dataSource = dataSource;
        this.retention = retention;
    }

    @Scheduled(
            every = "10m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int deleted;
            do {
                deleted = IdempotencyTable.deleteOlderThan(connection, retention, BATCH);
            } while (deleted == BATCH);
        }
    }
}
