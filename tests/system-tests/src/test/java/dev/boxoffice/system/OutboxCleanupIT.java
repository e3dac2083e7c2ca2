package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** The cleanup job of the Debezium component deletes no event that Debezium may still have to read. */
@ExtendWith({TempHomes.class, SharedSystem.class})
class OutboxCleanupIT {

    private static final Path SCRIPT = Path.of("../../k8s/components/debezium/cleanup.sql");
    private static final String OLD = "now() - interval '2 hours'";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String database = "cleanup_" + DATABASES.incrementAndGet();
    private final String slot = database + "_outbox";
    private Connection connection;
    private Connection replication;

    @BeforeEach
    void createOutbox() throws SQLException {
        try (Connection server = connect("postgres")) {
            execute(server, "create database " + database);
        }
        connection = connect(database);
        execute(connection, "create table outbox (id int, created_at timestamptz not null default clock_timestamp())");
        execute(connection, "create publication outbox for table outbox with (publish = 'insert')");
    }

    @AfterEach
    void dropSlot() throws SQLException {
        if (replication != null) {
            replication.close();
            await().ignoreExceptions()
                    .untilAsserted(() -> execute(connection, "select pg_drop_replication_slot('" + slot + "')"));
        }
        connection.close();
    }

    @Test
    void failsWithoutASlot() throws SQLException {
        insert(connection, 1, OLD);

        assertThatThrownBy(() -> clean(1)).hasMessageContaining("slot is missing");
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void failsIfNoClientReadsTheSlot() throws SQLException {
        createSlot();
        insert(connection, 1, OLD);

        assertThatThrownBy(() -> clean(1)).hasMessageContaining("No client reads");
        assertThat(ids()).containsExactly(1);
    }

    @Test
    void keepsUnconfirmedEvents() throws Exception {
        createSlot();
        try (PGReplicationStream stream = stream()) {
            insert(connection, 1, OLD);
            stream.forceUpdateStatus();

            clean(2);

            assertThat(ids()).containsExactly(1);
        }
    }

    @Test
    void deletesConfirmedEventsOfItsSnapshot() throws Exception {
        createSlot();
        try (PGReplicationStream stream = stream();
                Connection late = connect(database)) {
            insert(connection, 1, OLD);
            insert(connection, 2, "now()");
            late.setAutoCommit(false);
            insert(late, 3, OLD);

            var cleaning = CompletableFuture.runAsync(() -> cleanUnchecked(60));
            await().until(() ->
                    number("select count(*) from pg_stat_activity where datname = '%s' and wait_event = 'PgSleep'"
                                    .formatted(database))
                            == 1);
            late.commit();
            stream.setFlushedLSN(LogSequenceNumber.valueOf(number("select pg_current_wal_lsn() - '0/0'::pg_lsn")));
            stream.forceUpdateStatus();
            cleaning.join();

            assertThat(ids()).as("the event committed later may be undelivered").containsExactly(2, 3);
        }
    }

    private void createSlot() throws SQLException {
        var properties = new Properties();
        PGProperty.USER.set(properties, "postgres");
        PGProperty.PASSWORD.set(properties, SharedSystem.boxoffice().password("postgres"));
        PGProperty.REPLICATION.set(properties, "database");
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "18");
        replication = DriverManager.getConnection(SharedSystem.boxoffice().url(database), properties);
        replication
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .createReplicationSlot()
                .logical()
                .withSlotName(slot)
                .withOutputPlugin("pgoutput")
                .make();
    }

    private PGReplicationStream stream() throws SQLException {
        return replication
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(slot)
                .withSlotOption("proto_version", 1)
                .withSlotOption("publication_names", "outbox")
                .start();
    }

    /** Runs the script with a limit of attempts, each of which takes a second. */
    private void clean(int attempts) throws SQLException, IOException {
        try (Connection job = connect(database)) {
            execute(job, Files.readString(SCRIPT).replace("1 .. 60", "1 .. " + attempts));
        }
    }

    private void cleanUnchecked(int attempts) {
        try {
            clean(attempts);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> ids() throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select id from outbox order by id")) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }

    private long number(String sql) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void insert(Connection connection, int id, String createdAt) throws SQLException {
        execute(connection, "insert into outbox values (%d, %s)".formatted(id, createdAt));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String database) throws SQLException {
        Boxoffice boxoffice = SharedSystem.boxoffice();
        return DriverManager.getConnection(boxoffice.url(database), "postgres", boxoffice.password("postgres"));
    }
}
