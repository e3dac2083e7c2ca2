package dev.boxoffice.http;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** The statements on {@code idempotency_record}. */
final class IdempotencyTable {

    private IdempotencyTable() {}

    @SuppressWarnings("ArrayRecordComponent") // compared as bytes, once
    record Row(byte[] requestHash, StoredAnswer answer) {}

    /** Whether this transaction is now the only one with this key; held until it ends. */
    static boolean tryLock(Connection connection, IdempotentRequest request) throws SQLException {
        try (var select = connection.prepareStatement(
                "select pg_try_advisory_xact_lock(hashtextextended(concat_ws(E'\\n', ?, ?, ?), 0))")) {
            setKey(select, request);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** {@code null} when the key is new. */
    static Row find(Connection connection, IdempotentRequest request) throws SQLException {
        try (var select = connection.prepareStatement("""
                select request_hash, status, location, body from idempotency_record
                where user_id = ? and route = ? and idempotency_key = ?
                """)) {
            setKey(select, request);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Row(
                                row.getBytes(1),
                                new StoredAnswer(row.getInt(2), row.getString(3), row.getString(4), true))
                        : null;
            }
        }
    }

    static void insert(Connection connection, IdempotentRequest request, byte[] hash, StoredAnswer answer)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into idempotency_record
                    (user_id, route, idempotency_key, request_hash, status, location, body)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            setKey(insert, request);
            insert.setBytes(4, hash);
            insert.setInt(5, answer.status());
            insert.setString(6, answer.location());
            insert.setString(7, answer.body());
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

    private static void setKey(PreparedStatement statement, IdempotentRequest request) throws SQLException {
        statement.setString(1, request.userId());
        statement.setString(2, request.route());
        statement.setString(3, request.key());
    }
}
