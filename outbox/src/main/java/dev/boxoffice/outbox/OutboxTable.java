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
    private static final int LOCK_CLASS = 0x0B0C;

    /** Looking must stay cheap when most depends on it. */
    static final int MOST_COUNTED = 100_000;

    private OutboxTable() {}

    static List<Integer> shardsWithRows(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select s.shard from generate_series(0, ?) as s (shard)
                where exists (select from outbox where outbox.shard = s.shard::smallint)
                """)) {
            select.setInt(1, Shards.COUNT - 1);
            var shards = new ArrayList<Integer>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    shards.add(rows.getInt(1));
                }
            }
            return shards;
        }
    }

    /** Whether this transaction is now the only one that works on the shard. */
    static boolean tryLock(Connection connection, int shard) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_xact_lock(?, ?)")) {
            select.setInt(1, LOCK_CLASS);
            select.setInt(2, shard);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The oldest rows of a shard; never "all after the last seen", which loses rows that commit late. */
    static List<OutboxRow> oldest(Connection connection, int shard, int limit) throws SQLException {
        try (var select = connection.prepareStatement("""
                select id, aggregatetype, aggregateid, type, payload, traceparent, seq, created_at
                from outbox where shard = ?::smallint order by seq limit ?
                """)) {
            select.setInt(1, shard);
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
                rows.getLong("seq"),
                rows.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    static void delete(Connection connection, int shard, List<OutboxRow> rows) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from outbox where shard = ?::smallint and seq = any (?)")) {
            delete.setInt(1, shard);
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
