package dev.boxoffice.orders.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TemporaryTables;
import dev.boxoffice.orders.engine.store.BuyerUnits;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks PostgreSQL for its plans of reading orders. */
@OrderServiceTest
class OrderReaderPlanTest {

    private static final String[] TABLES = {
        "ticket",
        "orders",
        "order_item",
        "order_transition",
        "payment",
        "orders_archive",
        "order_item_archive",
        "order_transition_archive",
        "payment_archive"
    };

    @Inject
    DataSource dataSource;

    private TemporaryTables tables;

    @BeforeEach
    void fill() throws SQLException {
        tables = TemporaryTables.of(TABLES);
        tables.execute("""
                insert into ticket (id, title, venue, starts_at, price_amount, price_currency, capacity,
                    max_per_order, seller_id, status, version, allotment)
                select uuidv7(), 'Show', 'Hall', now(), 4900, 'EUR', 100, 8, 'seller', 'ON_SALE', 1, 100
                from generate_series(1, 2000)
                """);
        tables.execute("""
                insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version,
                    created_at, updated_at)
                select uuidv7(), 'buyer-' || n % 100, 'EXPIRED', 'expired', 4900, 'EUR', now(), 2, now(), now()
                from generate_series(1, 20000) as s (n)
                """);
        tables.execute("""
                insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
                select id, 1, (select id from ticket limit 1), 1, 4900 from orders
                """);
        tables.execute("""
                insert into order_transition (order_id, version, at, from_status, to_status, reason, actor)
                select id, 2, now(), 'CREATED', 'EXPIRED', 'expired', 'expiry' from orders
                """);
        tables.execute("""
                insert into payment (id, order_id, attempt, provider, status, amount, currency, created_at, updated_at)
                select uuidv7(), id, 1, 'simulated', 'FAILED', 4900, 'EUR', now(), now() from orders
                """);
        for (String table : new String[] {"orders", "order_item", "order_transition", "payment"}) {
            tables.execute("insert into %1$s_archive select * from %1$s".formatted(table));
        }
        tables.analyze();
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    @Test
    void findsAnOrderAndItsPartsByTheirKeys() throws SQLException {
        assertThat(tables.genericPlan(OrderReader.ONE, "uuidv7()"))
                .contains("orders_pkey", "order_item_", "ticket_pkey", "order_transition_pkey", "payment_")
                .doesNotContain("Seq Scan", "archive");
    }

    @Test
    void findsAPageByUserAndTime() throws SQLException {
        assertThat(tables.genericPlan(OrderReader.PAGE, "'buyer-7', array['EXPIRED'], 'infinity', uuidv7(), 21"))
                .containsSubsequence(
                        "Merge Append",
                        "Index Cond: ((user_id = $1) AND (ROW(created_at, id) < ROW($3, $4)))",
                        "Index Cond: ((user_id = $1) AND (ROW(created_at, id) < ROW($3, $4)))")
                .doesNotContain("Seq Scan");
    }

    @Test
    void findsTheUnitsOfABuyerByUser() throws SQLException {
        assertThat(tables.genericPlan(
                        BuyerUnits.COUNT, "array[uuidv7()], array['buyer-7'], array[uuidv7()], array['buyer-7']"))
                .containsSubsequence("orders_archive", "Index Cond: (user_id = ANY", "Index Cond: (order_id = o_1.id)")
                .doesNotContain("Seq Scan");
    }

    /** A sale can begin when the statistics know few orders. */
    @Test
    void findsAnOrderByItsKeyWhileTheTableIsSmall() throws SQLException {
        tables.execute("delete from orders where ctid not in (select ctid from orders limit 60)");
        tables.execute("delete from order_item where order_id not in (select id from orders)");
        tables.execute("vacuum full analyze orders, order_item");

        assertThat(tables.genericPlan(OrderReader.ONE, "uuidv7()"))
                .contains("Index Scan using orders_pkey", "Index Scan using ticket_pkey")
                .doesNotContain("Seq Scan");
    }

    @Test
    void disablesSequentialScansOnTheServicesConnections() throws SQLException {
        try (var own = dataSource.getConnection();
                var statement = own.createStatement();
                var rows = statement.executeQuery("show enable_seqscan")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("off");
        }
    }
}
