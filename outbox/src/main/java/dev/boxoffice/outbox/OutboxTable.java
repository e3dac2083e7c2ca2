package dev.boxoffice.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The relay's statements. */
final class OutboxTable {

    /** Namespace of the relay's advisory locks, so that they meet no other use of them. */
    static final int LOCK_CLASS = 0x0B0C;

    /** Looking must stay cheap when most depends on it. */
    static final int MOST_COUNTED = 100_000;

    private OutboxTable() {}

    /** Shards with rows, on which this transaction is now the only one that works. */
    static List<Integer> lockShardsWithRows(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select s.shard from generate_series(0, ?) as s (shard)
                where exists (select from outbox where outbox.shard = s.shard::smallint)
                    and pg_try_advisory_xact_lock(?, s.shard)
                """)) {
            select.setInt(1, Shards.COUNT - 1);
            select.setInt(2, LOCK_CLASS);
            var shards = new ArrayList<Integer>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    shards.add(rows.getInt(1));
                }
            }
            return shards;
        }
    }

    /**
     * The oldest rows of shards, up to {@code limit} of each; never "all after the last seen", which loses rows that commit
     * late. To be asked after the shards were locked, and not in the same statement, which would not see what the one who had
     * them before has deleted.
     */
    static List<OutboxRow> oldest(Connection connection, List<Integer> shards, int limit) throws SQLException {
        try (var select = connection.prepareStatement("""
                select o.* from unnest(?::smallint[]) as s (shard), lateral (
                    select id, aggregatetype, aggregateid, type, payload, traceparent, shard, seq, created_at
                    from outbox where outbox.shard = s.shard order by seq limit ?) o
                """)) {
            select.setArray(1, connection.createArrayOf("int2", shards.toArray()));
            select.setInt(2, limit);
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

    /**
     * Deletes what was sent. The commit does not wait for the disk: a deletion that a crash undoes is a row sent twice,
     * which changes nothing for whoever reads it.
     */
    static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        try (var set = connection.prepareStatement("select set_config('synchronous_commit', 'off', true)")) {
            set.execute();
        }
        try (var delete = connection.prepareStatement("""
                delete from outbox using unnest(?::smallint[], ?::bigint[]) as sent (shard, seq)
                where outbox.shard = sent.shard and outbox.seq = sent.seq
                """)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "int2", rows.stream().map(OutboxRow::shard).toArray()));
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", rows.stream().map(OutboxRow::seq).toArray()));
            delete.executeUpdate();
        }
    }

    /** Rows waiting, {@link #MOST_COUNTED} for that many or more, and the age of the oldest in seconds. */
    record Backlog(long rows, double oldestAgeSeconds) {}

    static Backlog backlog(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select (select count(*) from (select from outbox limit ?) as counted),
                       coalesce(extract(epoch from clock_timestamp() - min(oldest.created_at)), 0)
                from generate_series(0, ?) as s (shard), lateral (
                    select created_at from outbox where outbox.shard = s.shard::smallint order by seq limit 1) as oldest
                """)) {
            select.setInt(1, MOST_COUNTED);
            select.setInt(2, Shards.COUNT - 1);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2));
            }
        }
    }
}
