package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.http.IdempotentRequest;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Remembers for a short time when a key was refused, so that an earlier attempt with the same key cannot take effect
 * afterwards: another instance may still have it in its queue. The table is unlogged, because only the deadline's time
 * matters.
 */
@ApplicationScoped
public class RefusedRequests {

    private static final String FIND = """
            select position, refused_at
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as k (user_id, route, key, position)
            join refused_request r
                on r.user_id = k.user_id and r.route = k.route and r.idempotency_key = k.key
            """;

    private static final String STORE = """
            insert into refused_request (user_id, route, idempotency_key, refused_at)
            select *, ?::timestamptz from unnest(?::text[], ?::text[], ?::text[])
            on conflict (user_id, route, idempotency_key) do update set refused_at = excluded.refused_at
            """;

    private static final String FORGET =
            "delete from refused_request where refused_at < clock_timestamp() - make_interval(secs => ?)";

    private static final String FORGET_USER = "delete from refused_request where user_id = ?";

    private final DataSource dataSource;
    private final EngineConfig config;

    RefusedRequests(DataSource dataSource, EngineConfig config) {
        this.dataSource = dataSource;
        this.config = config;
    }

    /** Returns when each request was refused last; others are omitted. */
    static Supplier<Map<IdempotentRequest, Instant>> find(Pipeline pipeline, List<IdempotentRequest> requests)
            throws SQLException {
        return pipeline.query(
                FIND,
                rows -> {
                    Map<IdempotentRequest, Instant> found = new HashMap<>();
                    while (rows.next()) {
                        found.put(
                                requests.get(rows.getInt(1) - 1),
                                rows.getObject(2, OffsetDateTime.class).toInstant());
                    }
                    return found;
                },
                columns(pipeline, requests));
    }

    /** Requests must differ. */
    static void store(Pipeline pipeline, List<IdempotentRequest> requests, Instant now) throws SQLException {
        Object[] columns = columns(pipeline, requests);
        pipeline.add(STORE, now.toString(), columns[0], columns[1], columns[2]);
    }

    /** Forgets the requests of one user. */
    public static void forget(Pipeline pipeline, String userId) {
        pipeline.add(FORGET_USER, userId);
    }

    private static Object[] columns(Pipeline pipeline, List<IdempotentRequest> requests) throws SQLException {
        return new Object[] {
            pipeline.column("text", requests, IdempotentRequest::userId),
            pipeline.column("text", requests, IdempotentRequest::route),
            pipeline.column("text", requests, IdempotentRequest::key)
        };
    }

    /** After the deadline, no earlier attempt is left that could take effect. */
    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() throws SQLException {
        Pipeline.run(dataSource, pipeline -> {
            pipeline.add(FORGET, 2.0 * config.deadline().toSeconds());
            return () -> null;
        });
    }
}
