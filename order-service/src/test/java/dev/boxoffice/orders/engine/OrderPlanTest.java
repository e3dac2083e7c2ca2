package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.engine.store.OpenOrders;
import dev.boxoffice.orders.expiry.DueTable;
import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Asks PostgreSQL for its plans when its statistics know thousands of ended orders and no open one.
 *
 * <p>The orders are in a temporary copy of the table: other tests and autovacuum change neither its rows nor its
 * statistics, and it ends with the connection.
 */
@OrderServiceTest
class OrderPlanTest {

    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        connection = Stack.ownerConnection("orders");
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table orders (like public.orders including all)");
            statement.execute("""
                    insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                        created_at, updated_at)
                    select uuidv7(), 'buyer-' || n % 100, 'CREATED', 'placed', 4900, 'EUR', now(), 1, now(), now()
                    from generate_series(1, 20000) as s (n)
                    """);
            statement.execute("update orders set status = 'EXPIRED', version = 2");
            statement.execute("vacuum analyze orders");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void findsOpenOrdersByUser() throws SQLException {
        assertThat(plan(OpenOrders.COUNT.replace("?", "$1"), "array['buyer-7']"))
                .contains("Index Cond: (user_id = ANY")
                .doesNotContain("Filter");
    }

    @Test
    void findsDueOrdersByTime() throws SQLException {
        assertThat(plan(numbered(DueTable.DUE), "'{}', '{}', '{}', 1000"))
                .contains("Index Cond: (expires_at <=")
                .doesNotContain("Filter: (status");
    }

    private static String numbered(String query) {
        String numbered = query;
        for (int i = 1; numbered.contains("?"); i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        return numbered;
    }

    /** The generic plan, which a connection keeps for all values. */
    private String plan(String query, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("set enable_seqscan = off");
            statement.execute("prepare query as " + query);
            try (var lines = statement.executeQuery("explain execute query (%s)".formatted(value))) {
                var plan = new StringBuilder();
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }
}
