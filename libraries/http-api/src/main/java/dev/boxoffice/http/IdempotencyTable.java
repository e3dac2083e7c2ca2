package dev.boxoffice.http;

import dev.boxoffice.database.Pipeline;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The statements on {@code idempotency_record}. */
final class IdempotencyTable {

    private static final String TRY_LOCK = """
            select position, pg_try_advisory_xact_lock(hashtextextended(concat_ws(E'\\n', user_id, route, key), 0))
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (user_id, route, key, position)
            """;

    private static final String FIND = """
            select position, request_hash, status, location, body
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (user_id, route, key, position),
                lateral (
                    select request_hash, status, location, body from idempotency_record r
                    where r.user_id = k.user_id and r.route = k.route and r.idempotency_key = k.key
                    limit 1) found
            """;

    private static final String INSERT = """
            insert into idempotency_record
                (user_id, route, idempotency_key, request_hash, status, location, body)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::smallint[], ?::text[], ?::text[])
            """;

    private IdempotencyTable() {}

    @SuppressWarnings("ArrayRecordComponent") // compared only with MessageDigest.isEqual
    record Row(byte[] requestHash, StoredResponse response) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(IdempotentRequest request, byte[] hash, StoredResponse response) {}

    /** Locks the keys of requests until the transaction ends; returns those that no other transaction has locked. */
    static Supplier<Set<IdempotentRequest>> tryLock(Pipeline pipeline, List<IdempotentRequest> requests)
            throws SQLException {
        return pipeline.query(
                TRY_LOCK,
                rows -> {
                    Set<IdempotentRequest> locked = new HashSet<>();
                    while (rows.next()) {
                        if (rows.getBoolean(2)) {
                            locked.add(requests.get(rows.getInt(1) - 1));
                        }
                    }
                    return locked;
                },
                users(pipeline, requests),
                routes(pipeline, requests),
                keys(pipeline, requests));
    }

    /** Returns the stored responses; new keys have no entry. */
    static Supplier<Map<IdempotentRequest, Row>> find(Pipeline pipeline, List<IdempotentRequest> requests)
            throws SQLException {
        return pipeline.query(
                FIND,
                rows -> {
                    Map<IdempotentRequest, Row> found = new HashMap<>();
                    while (rows.next()) {
                        var response = new StoredResponse(rows.getInt(3), rows.getString(4), rows.getString(5), true);
                        found.put(requests.get(rows.getInt(1) - 1), new Row(rows.getBytes(2), response));
                    }
                    return found;
                },
                users(pipeline, requests),
                routes(pipeline, requests),
                keys(pipeline, requests));
    }

    static void insert(Pipeline pipeline, List<Entry> entries) throws SQLException {
        List<IdempotentRequest> requests = entries.stream().map(Entry::request).toList();
        pipeline.add(
                INSERT,
                users(pipeline, requests),
                routes(pipeline, requests),
                keys(pipeline, requests),
                pipeline.column("bytea", entries, Entry::hash),
                pipeline.column(
                        "int2", entries, entry -> (short) entry.response().status()),
                pipeline.column("text", entries, entry -> entry.response().location()),
                pipeline.column("text", entries, entry -> entry.response().body()));
    }

    private static Array users(Pipeline pipeline, List<IdempotentRequest> requests) throws SQLException {
        return pipeline.column("text", requests, IdempotentRequest::userId);
    }

    private static Array routes(Pipeline pipeline, List<IdempotentRequest> requests) throws SQLException {
        return pipeline.column("text", requests, IdempotentRequest::route);
    }

    private static Array keys(Pipeline pipeline, List<IdempotentRequest> requests) throws SQLException {
        return pipeline.column("text", requests, IdempotentRequest::key);
    }

    /** Returns false if the record is no longer {@code unfinished}. */
    static boolean conclude(Connection connection, IdempotentRequest request, int unfinished, StoredResponse response)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update idempotency_record set status = ?, location = ?, body = ?
                where user_id = ? and route = ? and idempotency_key = ? and status = ?
                """)) {
            update.setInt(1, response.status());
            update.setString(2, response.location());
            update.setString(3, response.body());
            update.setString(4, request.userId());
            update.setString(5, request.route());
            update.setString(6, request.key());
            update.setInt(7, unfinished);
            return update.executeUpdate() == 1;
        }
    }

    /** Deletes up to {@code limit} records; returns the number deleted. */
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
}
