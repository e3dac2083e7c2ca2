package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TemporaryTables;
import dev.boxoffice.orders.engine.store.OpenOrders;
import dev.boxoffice.orders.expiry.DueTable;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks PostgreSQL for its plans when its statistics know thousands of ended orders and no open one. */
@OrderServiceTest
class OrderPlanTest {

    private TemporaryTables tables;

    @BeforeEach
    void fill() throws SQLException {
        tables = TemporaryTables.of("orders");
        tables.execute("""
                insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                    created_at, updated_at)
                select uuidv7(), 'buyer-' || n % 100, 'CREATED', 'placed', 4900, 'EUR', now(), 1, now(), now()
                from generate_series(1, 20000) as s (n)
                """);
        tables.execute("update orders set status = 'EXPIRED', version = 2");
        tables.analyze();
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    @Test
    void findsOpenOrdersByUser() throws SQLException {
        assertThat(tables.genericPlan(OpenOrders.COUNT, "array['buyer-7']"))
                .contains("Index Cond: (user_id = ANY")
                .doesNotContain("Filter");
    }

    @Test
    void findsDueOrdersByTime() throws SQLException {
        assertThat(tables.genericPlan(DueTable.DUE, "'{}', '{}', '{}', 1000"))
                .contains("Index Cond: (expires_at <=")
                .doesNotContain("Filter: (status");
    }
}
