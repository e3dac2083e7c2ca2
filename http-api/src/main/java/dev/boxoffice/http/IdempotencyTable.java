package dev.boxoffice.http;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The statements on {@code idempotency_record}. */
final class IdempotencyTable {

    private IdempotencyTable() {}

    @SuppressWarnings("ArrayRecordComponent") // compared as bytes, once
    record Row(byte[] requestHash, StoredAnswer answer) {}

    @SuppressWarnings("ArrayRecordComponent") // only passes through
    record Entry(IdempotentRequest request, byte[] hash, StoredAnswer answer) {}

    /** Those whose keys no other transaction has; they are this one's until it ends. */
    static Set<IdempotentRequest> tryLock(Connection connection, List<IdempotentRequest> requests) throws SQLException {
        try (var select = connection.prepareStatement("""
                select position, pg_try_advisory_xact_lock(hashtextextended(concat_ws(E'\\n', user_id, route, key), 0))
                from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (user_id, route, key, position)
                """)) {
            setKeys(select, requests);
            Set<IdempotentRequest> locked = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean(2)) {
                        locked.add(requests.get(rows.getInt(1) - 1));
                    }
                }
            }
            return locked;
        }
    }

    /** What was answered before; keys that are new are left out. */
    static Map<IdempotentRequest, Row> find(Connection connection, List<IdempotentRequest> requests)
            throws SQLException {
        try (var select = connection.prepareStatement("""
                select position, request_hash, status, location, body
                from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (user_id, route, key, position),
                    lateral (
                        select request_hash, status, location, body from idempotency_record r
                        where r.user_id = k.user_id and r.route = k.route and r.idempotency_key = k.key
                        limit 1) found
                """)) {
            setKeys(select, requests);
            Map<IdempotentRequest, Row> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    var answer = new StoredAnswer(rows.getInt(3), rows.getString(4), rows.getString(5), true);
                    found.put(requests.get(rows.getInt(1) - 1), new Row(rows.getBytes(2), answer));
                }
            }
            return found;
        }
    }

    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into idempotency_record
                    (user_id, route, idempotency_key, request_hash, status, location, body)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::smallint[], ?::text[], ?::text[])
                """)) {
            setKeys(insert, entries.stream().map(Entry::request).toList());
            byte[][] hashes = entries.stream().map(Entry::hash).toArray(byte[][]::new);
            insert.setArray(4, connection.createArrayOf("bytea", hashes));
            Short[] statuses = entries.stream()
                    .map(entry -> (short) entry.answer().status())
                    .toArray(Short[]::new);
            insert.setArray(5, connection.createArrayOf("int2", statuses));
            insert.setArray(
                    6, texts(connection, entries, entry -> entry.answer().location()));
            insert.setArray(
                    7, texts(connection, entries, entry -> entry.answer().body()));
            insert.executeUpdate();
        }
    }

    /** False when the record is not at {@code unfinished} any more. */
    static boolean conclude(Connection connection, IdempotentRequest request, int unfinished, StoredAnswer answer)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update idempotency_record set status = ?, location = ?, body = ?
                where user_id = ? and route = ? and idempotency_key = ? and status = ?
                """)) {
            update.setInt(1, answer.status());
            update.setString(2, answer.location());
            update.setString(3, answer.body());
            update.setString(4, request.userId());
            update.setString(5, request.route());
            update.setString(6, request.key());
            update.setInt(7, unfinished);
            return update.executeUpdate() == 1;
        }
    }

    /** Deletes up to {@code limit} records; returns how many there were. */
    static int deleteOlderThan(Connection connection, Duration age, int limit) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from idempotency_record where ctid = any (array(
                    select ctid from idempotency_record
                    where created_at < clock_timestamp() - make_interval(secs => ?)
                    order by created_at limit ?))
                """)) {
            delete.setDouble(1, (double) age.toSeconds());
            delete.setInt(2, limit);
            return delete.executeUpdate();
        }
    }

    private static void setKeys(PreparedStatement statement, List<IdempotentRequest> requests) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(1, texts(connection, requests, IdempotentRequest::userId));
        statement.setArray(2, texts(connection, requests, IdempotentRequest::route));
        statement.setArray(3, texts(connection, requests, IdempotentRequest::key));
    }

    /** As strings, which the driver need not write out and escape. */
    private static <T> Array texts(Connection connection, List<T> rows, Function<T, String> column)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(column).toArray(String[]::new));
    }
}
