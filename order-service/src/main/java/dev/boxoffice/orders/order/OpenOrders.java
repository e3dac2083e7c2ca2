package dev.boxoffice.orders.order;

import dev.boxoffice.database.Pipeline;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How many unpaid orders users have, in transactions that are about to add to them. */
final class OpenOrders {

    /**
     * A plan is kept for as long as its connection. One that was made for a small table, or for one that was vacuumed while
     * it was empty, would read all of it, and go on doing so while it grows: here every row is found by an index, and
     * nothing is planned again for the values of each batch.
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

    /** For the beginning of a transaction that does many people's work: nobody's lock is waited for longer than so. */
    static void begin(Pipeline pipeline, Duration lockTimeout) {
        pipeline.add(BEGIN, String.valueOf(lockTimeout.toMillis()));
    }

    /**
     * How many of each user's orders hold stock at the moment; nobody else can add to them until this transaction ends.
     * Users are locked in one order for all callers. Who has none is left out.
     */
    static Supplier<Map<String, Long>> countExclusively(Pipeline pipeline, List<String> userIds) throws SQLException {
        Array users = pipeline.column("text", userIds, user -> user);
        pipeline.add(LOCK, users);
        return pipeline.ask(COUNT, OpenOrders::read, users);
    }

    private static Map<String, Long> read(ResultSet rows) throws SQLException {
        Map<String, Long> open = new HashMap<>();
        while (rows.next()) {
            open.put(rows.getString(1), rows.getLong(2));
        }
        return open;
    }
}
