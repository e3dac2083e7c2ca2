package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.Database;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The database sessions of a service, as its own role sees them. */
record Sessions(Database database) {

    /** Ends all sessions of the service, or of one instance. */
    void terminate(String instance) throws SQLException {
        database.query(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where usename = current_user and pid <> pg_backend_pid() and application_name like ?",
                row -> true,
                instance);
    }

    Optional<Long> anyBackend() throws SQLException {
        return database
                .query(
                        "select pid from pg_stat_activity"
                                + " where usename = current_user and pid <> pg_backend_pid() limit 1",
                        row -> row.getLong(1))
                .stream()
                .findFirst();
    }

    /** A session between two statements of a transaction that has written. */
    record Idle(long pid, OffsetDateTime since) {}

    /** The idle sessions of the instance, read over an open connection because they last for microseconds. */
    static List<Idle> idleInTransaction(java.sql.Connection connection, String instance) throws SQLException {
        return Database.query(
                connection,
                "select pid, state_change from pg_stat_activity where usename = current_user"
                        + " and application_name = ? and state = 'idle in transaction' and backend_xid is not null",
                row -> new Idle(row.getLong(1), row.getObject(2, OffsetDateTime.class)),
                instance);
    }
}
