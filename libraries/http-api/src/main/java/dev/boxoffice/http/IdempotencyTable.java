package dev.boxoffice.http;

import dev.boxoffice.database.Pipeline;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The statements on {@code idempotency_record}. */
final class IdempotencyTable {

    private static final String TRY_LOCK = """
            select position, pg_try_advisory_xact_lock(hashtextextended(concat_ws(E'\\n', user_id, route, key), 0))
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (user_id, route, key, position)
            """;

    private static final String FIND = """
            select position, request_hash, resource_id
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (user_id, route, key, position),
                lateral (
                    select request_hash, resource_id from idempotency_record r
                    where r.user_id = k.user_id and r.route = k.route and r.idempotency_key = k.key
                    limit 1) found
            """;

    private static final String INSERT = """
            insert into idempotency_record (user_id, route, idempotency_key, request_hash, resource_id)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::uuid[])
            """;

    private static final String PAGE = """
            select route, idempotency_key, resource_id, created_at from idempotency_record
            where user_id = ? and (route, idempotency_key) > (?, ?)
            order by route, idempotency_key limit ?
            """;

    private IdempotencyTable() {}

    @SuppressWarnings("ArrayRecordComponent") // compared only with MessageDigest.isEqual
    record Row(byte[] requestHash, UUID resourceId) {}

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

    /** Returns the records of earlier requests; new keys have none. */
    static Supplier<Map<IdempotentRequest, Row>> find(Pipeline pipeline, List<IdempotentRequest> requests)
            throws SQLException {
        return pipeline.query(
                FIND,
                rows -> {
                    Map<IdempotentRequest, Row> found = new HashMap<>();
                    while (rows.next()) {
                        found.put(
                                requests.get(rows.getInt(1) - 1),
                                new Row(rows.getBytes(2), rows.getObject(3, UUID.class)));
                    }
                    return found;
                },
                users(pipeline, requests),
                routes(pipeline, requests),
                keys(pipeline, requests));
    }

    static void insert(Pipeline pipeline, List<Idempotency.Entry> entries) throws SQLException {
        List<IdempotentRequest> requests =
                entries.stream().map(Idempotency.Entry::request).toList();
        pipeline.add(
                INSERT,
                users(pipeline, requests),
                routes(pipeline, requests),
                keys(pipeline, requests),
                pipeline.column("bytea", requests, IdempotentRequest::hash),
                pipeline.column("uuid", entries, Idempotency.Entry::resourceId));
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

    /** Returns the records of a user in the order of their routes and keys. */
    static Supplier<List<Idempotency.KeyRecord>> page(
            Pipeline pipeline, String userId, Idempotency.KeyRecord after, int limit) {
        return pipeline.query(
                PAGE,
                rows -> {
                    var found = new ArrayList<Idempotency.KeyRecord>();
                    while (rows.next()) {
                        found.add(new Idempotency.KeyRecord(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getObject(3, UUID.class),
                                rows.getObject(4, OffsetDateTime.class).toInstant()));
                    }
                    return found;
                },
                userId,
                after == null ? "" : after.route(),
                after == null ? "" : after.key(),
                limit);
    }

    static void forget(Pipeline pipeline, String userId) {
        pipeline.add("delete from idempotency_record where user_id = ?", userId);
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
