package dev.boxoffice.outbox;

import dev.boxoffice.database.Pipeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The statements of the relay. */
final class OutboxTable {

    /** Limits the cost of counting a large backlog. */
    static final int MAX_COUNTED = 100_000;

    private OutboxTable() {}

    /**
     * What a pass finds.
     *
     * @param held whether this process still holds the lease
     * @param rows the oldest rows
     */
    record Pass(boolean held, List<OutboxRow> rows) {}

    /**
     * Deletes the rows that the previous pass published and reads the next ones, in one round trip and without a transaction
     * that outlives it.
     *
     * @param renewal duration of a new lease; {@code null} to keep the old one
     */
    static Pass pass(
            Connection connection,
            UUID token,
            Duration renewal,
            SeqRanges published,
            long mark,
            Rejected rejected,
            int limit)
            throws SQLException {
        return Pipeline.run(connection, pipeline -> {
            prepare(pipeline);
            delete(pipeline, token, published);
            Supplier<Boolean> held = renewal == null ? check(pipeline, token) : renew(pipeline, token, renewal, mark);
            Supplier<List<OutboxRow>> rows = oldest(pipeline, mark, rejected, limit);
            return () -> new Pass(held.get(), rows.get());
        });
    }

    /** Deletes published rows, unless the lease is lost. */
    static void delete(Connection connection, UUID token, SeqRanges published) throws SQLException {
        Pipeline.run(connection, pipeline -> {
            prepare(pipeline);
            delete(pipeline, token, published);
            return () -> published;
        });
    }

    /**
     * The commit does not wait for the disk. If a crash undoes a deletion, the session ends too, and the next one finds the
     * row on Kafka. Sequential scans are off because dead rows can make a small table long.
     */
    private static void prepare(Pipeline pipeline) {
        pipeline.add("""
                select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),
                    set_config('enable_bitmapscan', 'off', true)
                """);
    }

    private static void delete(Pipeline pipeline, UUID token, SeqRanges published) throws SQLException {
        if (!published.isEmpty()) {
            pipeline.add(
                    """
                    delete from outbox using unnest(?::bigint[], ?::bigint[]) as published (first, last)
                    where seq between published.first and published.last
                        and exists (select from outbox_relay where token = ?)
                    """,
                    pipeline.column("int8", published.first(), first -> first),
                    pipeline.column("int8", published.last(), last -> last),
                    token);
        }
    }

    private static Supplier<Boolean> check(Pipeline pipeline, UUID token) {
        return pipeline.query("select true from outbox_relay where token = ?", ResultSet::next, token);
    }

    /** Renews an expired lease too, unless another process has acquired it. */
    private static Supplier<Boolean> renew(Pipeline pipeline, UUID token, Duration lease, long mark) {
        return pipeline.query("""
                update outbox_relay set expires_at = clock_timestamp() + ? * interval '1 ms', low_watermark = ?
                where token = ? returning true
                """, ResultSet::next, lease.toMillis(), mark, token);
    }

    private static Supplier<List<OutboxRow>> oldest(Pipeline pipeline, long mark, Rejected rejected, int limit)
            throws SQLException {
        return pipeline.query(
                """
                select id, aggregatetype, aggregateid, type, payload, traceparent, seq, created_at from outbox
                where seq > ? and aggregatetype <> all (?::text[]) and aggregateid <> all (?::uuid[])
                order by seq limit ?
                """,
                rows -> {
                    var found = new ArrayList<OutboxRow>();
                    while (rows.next()) {
                        found.add(row(rows));
                    }
                    return found;
                },
                mark,
                pipeline.column("text", rejected.aggregateTypes(), type -> type),
                pipeline.column("uuid", rejected.aggregateIds(), id -> id),
                limit);
    }

    private static OutboxRow row(ResultSet rows) throws SQLException {
        return new OutboxRow(
                rows.getObject(1, UUID.class),
                rows.getString(2),
                rows.getObject(3, UUID.class),
                rows.getString(4),
                rows.getBytes(5),
                rows.getString(6),
                rows.getLong(7),
                rows.getObject(8, OffsetDateTime.class).toInstant());
    }

    /** A row that a predecessor may have published. */
    record Doubtful(UUID id, String aggregateType, long seq, Instant createdAt) {}

    /** Returns the oldest rows. */
    static List<Doubtful> doubtful(Connection connection, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "select id, aggregatetype, seq, created_at from outbox order by seq limit ?")) {
            select.setInt(1, limit);
            var found = new ArrayList<Doubtful>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Doubtful(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getLong(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        }
    }

    /** Returns the other transactions that may have written rows; each holds a lock on the table. */
    static Set<String> writers(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select virtualtransaction from pg_locks
                where locktype = 'relation' and relation = 'outbox'::regclass and mode <> 'AccessShareLock' and granted
                    and database = (select oid from pg_database where datname = current_database())
                    and pid is distinct from pg_backend_pid()
                """);
                ResultSet rows = select.executeQuery()) {
            Set<String> writers = new HashSet<>();
            while (rows.next()) {
                writers.add(rows.getString(1));
            }
            return writers;
        }
    }

    /** The number of waiting rows, at most {@link #MAX_COUNTED}, and the age of the oldest in seconds. */
    record Backlog(long rows, double oldestAgeSeconds) {}

    static Backlog backlog(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                with relay as materialized (select low_watermark from outbox_relay)
                select (select count(*) from (
                        select from outbox where seq > (select low_watermark from relay) order by seq limit ?) as waiting),
                    coalesce(extract(epoch from clock_timestamp() - (
                        select created_at from outbox where seq > (select low_watermark from relay)
                        order by seq limit 1)), 0)
                """)) {
            select.setInt(1, MAX_COUNTED);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2));
            }
        }
    }
}
