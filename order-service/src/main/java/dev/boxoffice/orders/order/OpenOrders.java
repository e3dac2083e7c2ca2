package dev.boxoffice.orders.order;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.OrderStatus;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts the open orders of users within a transaction that places more of them. */
final class OpenOrders {

    /**
     * PostgreSQL caches a plan for the lifetime of its connection. A plan made for a small or empty table would use a
     * sequential scan and keep it while the table grows. These settings force index scans and generic plans.
     */
    private static final String BEGIN = """
            select set_config('lock_timeout', ?, true), set_config('enable_seqscan', 'off', true),
                set_config('plan_cache_mode', 'force_generic_plan', true)
            """;

    private static final String LOCK = """
            select count(pg_advisory_xact_lock(id)) from (
                select hashtextextended(user_id, 1) as id from unnest(?::text[]) as u (user_id) order by id offset 0) sorted
            """;

    static final String COUNT = """
            select user_id, count(*) from orders
            where user_id = any (?) and status in %s group by user_id
            """.formatted(OrderStatus.OPEN_SQL);

    private OpenOrders() {}

    /** Prepares the transaction of a batch, which waits at most {@code lockTimeout} for any lock. */
    static void begin(Pipeline pipeline, Duration lockTimeout) {
        pipeline.add(BEGIN, String.valueOf(lockTimeout.toMillis()));
    }

    /**
     * Counts each user's open orders and blocks other transactions from adding to them. Users are locked in a fixed order,
     * which prevents deadlocks. Users without open orders are omitted.
     */
    static Supplier<Map<String, Long>> countExclusively(Pipeline pipeline, List<String> userIds) throws SQLException {
        Array users = pipeline.column("text", userIds, user -> user);
        pipeline.add(LOCK, users);
        return pipeline.query(COUNT, OpenOrders::read, users);
    }

    private static Map<String, Long> read(ResultSet rows) throws SQLException {
        Map<String, Long> open = new HashMap<>();
        while (rows.next()) {
            open.put(rows.getString(1), rows.getLong(2));
        }
        return open;
    }
}
