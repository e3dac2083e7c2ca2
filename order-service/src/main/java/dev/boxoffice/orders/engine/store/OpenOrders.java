package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.OrderStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Counts the open orders of buyers within a transaction that places more of them. */
public final class OpenOrders {

    public static final String COUNT = """
            select user_id, count(*) from orders
            where user_id = any (?) and status in %s group by user_id
            """.formatted(OrderStatus.OPEN_SQL);

    private OpenOrders() {}

    /**
     * Blocks other transactions from adding to the buyers' open orders, and returns the buyers whose lock was granted. The
     * fixed order prevents deadlocks.
     *
     * @param lock the locking statement
     */
    public static Supplier<Set<String>> lock(Pipeline pipeline, List<String> buyers, String lock) throws SQLException {
        return pipeline.query(lock, OpenOrders::names, pipeline.column("text", buyers, buyer -> buyer));
    }

    /** Returns the number of open orders; buyers without any are omitted. */
    public static Supplier<Map<String, Long>> count(Pipeline pipeline, List<String> buyers) throws SQLException {
        return pipeline.query(COUNT, OpenOrders::counts, pipeline.column("text", buyers, buyer -> buyer));
    }

    private static Set<String> names(ResultSet rows) throws SQLException {
        Set<String> names = new HashSet<>();
        while (rows.next()) {
            names.add(rows.getString(1));
        }
        return names;
    }

    private static Map<String, Long> counts(ResultSet rows) throws SQLException {
        Map<String, Long> open = new HashMap<>();
        while (rows.next()) {
            open.put(rows.getString(1), rows.getLong(2));
        }
        return open;
    }
}
