package dev.boxoffice.orders.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TemporaryTables;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks that a summary reads sums of its own shows and no orders. */
@OrderServiceTest
class SalesSummaryPlanTest {

    private static final String SHOWS = "array[md5('1')::uuid, md5('2')::uuid]";

    private static TemporaryTables tables;

    /** Each of 100 shows has 10 tickets, which were sold in 100 quarters of an hour. */
    @BeforeAll
    static void createSums() throws SQLException {
        tables = TemporaryTables.of("ticket", "sale_sum");
        tables.execute("""
                insert into ticket (id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order, seller_id,
                    status, version, allotment, show_id)
                select md5(n::text)::uuid, 'Show', 'Hall', now(), 4900, 'EUR', 100, 8, 'seller', 'ON_SALE', 1, 100,
                    md5((n % 100)::text)::uuid
                from generate_series(1, 1000) as s (n)
                """);
        tables.execute("""
                insert into sale_sum (ticket_id, at, currency, sold, revenue, refunded_quantity, refunded)
                select id, timestamptz '2030-01-01Z' + n * interval '15 minutes', 'EUR', 10, 49000, 1, 4900
                from ticket cross join generate_series(1, 100) as s (n)
                """);
        tables.analyze();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        tables.close();
    }

    @Test
    void readsTheSumsOfTheShowsOnly() throws SQLException {
        assertThat(tables.genericPlan(SummarySql.SUMS, "28, " + SHOWS))
                .contains("Index Cond: (show_id = ANY ($2))", "Index Cond: (ticket_id = t.id)")
                .doesNotContain("Seq Scan", "order");
    }
}
