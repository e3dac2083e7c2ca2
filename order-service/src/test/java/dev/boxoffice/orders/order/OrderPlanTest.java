package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Stack;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks PostgreSQL how it would find open orders when it has last seen thousands that ended, and none that is open. */
@OrderServiceTest
class OrderPlanTest {

    private final String crowd = "crowd-" + UUID.randomUUID();

    @BeforeEach
    void fill() throws SQLException {
        change("""
                insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                    created_at, updated_at)
                select uuidv7(), '%1$s-' || n %% 100, 'CREATED', 'placed', 4900, 'EUR', now(), 1, now(), now()
                from generate_series(1, 20000) as s (n);
                update orders set status = 'EXPIRED', version = 2 where user_id like '%1$s-%%'
                """.formatted(crowd)); // one transaction, or the sweep would end some
        change("vacuum analyze orders");
    }

    @AfterEach
    void empty() throws SQLException {
        change("delete from orders where user_id like '%s-%%'".formatted(crowd));
    }

    private static void change(String sql) throws SQLException {
        try (var connection = Stack.ownerConnection("orders");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aUsersOpenOrdersAreFoundByTheUser() throws SQLException {
        assertThat(plan(OpenOrders.COUNT.replace("?", "$1"), "array['somebody']"))
                .contains("using orders_open_of_user", "Index Cond: (user_id");
    }

    @Test
    void whatIsDueIsFoundByTheTime() throws SQLException {
        assertThat(plan(OrderRepository.DUE.replace("?1", "$1"), "1000"))
                .contains("using orders_due", "Index Cond: (expires_at <=");
    }

    /** The one that is kept, for whatever values. */
    private static String plan(String query, String value) throws SQLException {
        try (var connection = Stack.applicationConnection("orders");
                var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode = force_generic_plan");
            statement.execute("set enable_seqscan = off");
            statement.execute("prepare asked as " + query);
            try (var lines = statement.executeQuery("explain execute asked (%s)".formatted(value))) {
                var plan = new StringBuilder();
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }
    }
}
