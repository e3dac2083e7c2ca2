package dev.boxoffice.outbox;

import static dev.boxoffice.database.SqlArrays.column;

import dev.boxoffice.database.Pipeline;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The statements of the relay. */
final class OutboxTable {

    /** Namespace of the relay's advisory locks. */
    static final int LOCK_CLASS = 0x0B0C;

    /** Limits the cost of counting a large backlog. */
    static final int MAX_COUNTED = 100_000;

    private OutboxTable() {}

    /**
     * Prepares the transaction of a pass. Its commit does not wait for the disk: if a crash undoes a deletion, the row is sent
     * twice, which is harmless for consumers. Sequential scans are off because dead rows can make a small table long.
     */
    static void prepare(Pipeline pipeline) {
        pipeline.add("""
                select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true),
                    set_config('enable_bitmapscan', 'off', true)
                """);
    }

    /** Makes the commit of this transaction wait for the disk, which also flushes earlier commits. */
    static void commitToDisk(Connection connection) throws SQLException {
        try (var set = connection.createStatement()) {
            set.execute("set local synchronous_commit to default");
        }
    }

    /** Returns the shards that have rows above their marks and that this transaction has locked. */
    static Supplier<List<Integer>> lockShardsWithRows(Pipeline pipeline, long[] marks) throws SQLException {
        return pipeline.query(
                """
                select shard from (
                    select s.shard::integer - 1 as shard
                    from unnest(?::bigint[]) with ordinality as s (mark, shard), lateral (
                        select from outbox where outbox.shard = s.shard - 1 and seq > s.mark order by seq limit 1) as oldest
                    offset 0) as full_ones
                where pg_try_advisory_xact_lock(?, shard)
                """,
                rows -> {
                    var shards = new ArrayList<Integer>();
                    while (rows.next()) {
                        shards.add(rows.getInt(1));
                    }
                    return shards;
                },
                pipeline.column("int8", list(marks), mark -> mark),
                LOCK_CLASS);
    }

    /**
     * Returns the oldest rows above the marks, up to {@code limit} of each shard. Call it after the shards are locked: in the
     * same statement, it would not see the deletions of the previous lock holder.
     */
    static List<OutboxRow> oldest(Connection connection, List<Integer> shards, long[] marks, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select o.* from unnest(?::smallint[], ?::bigint[]) as s (shard, mark), lateral (
                    select ctid, id, aggregatetype, aggregateid, type, payload, traceparent, shard, seq, created_at
                    from outbox where outbox.shard = s.shard and seq > s.mark order by seq limit ?) o
                """)) {
            select.setArray(1, column(connection, "int2", shards, Integer::shortValue));
            select.setArray(2, column(connection, "int8", shards, shard -> marks[shard]));
            select.setInt(3, limit);
            var found = new ArrayList<OutboxRow>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    private static OutboxRow row(ResultSet rows) throws SQLException {
        return new OutboxRow(
                rows.getString("ctid"),
                rows.getObject("id", UUID.class),
                rows.getString("aggregatetype"),
                rows.getObject("aggregateid", UUID.class),
                rows.getString("type"),
                rows.getBytes("payload"),
                rows.getString("traceparent"),
                rows.getShort("shard"),
                rows.getLong("seq"),
                rows.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Deletes rows by the place where this transaction found them; rows are never updated, so they cannot have moved. */
    static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        try (var delete = connection.prepareStatement("delete from outbox where ctid = any (?::text[]::tid[])")) {
            delete.setArray(1, column(connection, "text", rows, OutboxRow::place));
            delete.executeUpdate();
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

    private static List<Long> list(long... marks) {
        return LongStream.of(marks).boxed().toList();
    }

    /** The number of waiting rows, at most {@link #MAX_COUNTED}, and the age of the oldest in seconds. */
    record Backlog(long rows, double oldestAgeSeconds) {}

    static Backlog backlog(Connection connection, long[] marks) throws SQLException {
        try (var select = connection.prepareStatement("""
                select (select count(*) from unnest(?::bigint[]) with ordinality as s (mark, shard), lateral (
                        select from outbox where outbox.shard = s.shard - 1 and seq > s.mark order by seq limit ?) as waiting),
                    coalesce(extract(epoch from clock_timestamp() - min(oldest.created_at)), 0)
                from unnest(?::bigint[]) with ordinality as s (mark, shard), lateral (
                    select created_at from outbox where outbox.shard = s.shard - 1 and seq > s.mark
                    order by seq limit 1) as oldest
                """)) {
            Array from = column(connection, "int8", list(marks), mark -> mark);
            select.setArray(1, from);
            select.setInt(2, MAX_COUNTED / Shards.COUNT);
            select.setArray(3, from);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2));
            }
        }
    }
}
