package dev.boxoffice.orders.calloff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TemporaryTables;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks PostgreSQL's plans for the call-off of one show among many orders. */
@OrderServiceTest
class CallOffPlanTest {

    private static final UUID SHOW = UUID.fromString("c4ca4238-a0b9-2382-0dcc-509a6f75849b"); // md5 of 1
    private static final int LIMIT = 100;
    private static final String ORDERS_OF_A_TICKET = "Index Cond: ((ticket_id = t.id) AND (order_id > ";

    private static TemporaryTables tables;

    /** Each of 20 shows has 10 tickets and 5,000 orders, of which every tenth is open and the others are paid. */
    @BeforeAll
    static void createOrders() throws SQLException {
        tables = TemporaryTables.of(
                "ticket",
                "orders",
                "order_item",
                "refund",
                "refund_line",
                "orders_archive",
                "order_item_archive",
                "refund_archive",
                "refund_line_archive");
        tables.execute("""
                insert into ticket (id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order, seller_id,
                    status, version, allotment, show_id, show_status)
                select md5(n::text)::uuid, 'Show', 'Hall', now(), 4900, 'EUR', 100, 8, 'seller', 'ON_SALE', 1, 100,
                    md5((n % 20)::text)::uuid, case when n % 20 = 1 then 'CALLED_OFF' else 'PUBLISHED' end
                from generate_series(1, 200) as s (n)
                """);
        tables.execute("""
                insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version, created_at,
                    updated_at, paid_by)
                select uuidv7(), 'buyer-' || n % 5000, case when n / 200 % 10 = 0 then 'CREATED' else 'COMPLETE' end, 'reason',
                    4900, 'EUR', now(), 2, now(), now(), case when n / 200 % 10 = 0 then null else uuidv7() end
                from generate_series(1, 100000) as s (n)
                """);
        tables.execute("""
                insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
                select id, 1, md5((1 + row_number() over (order by id) % 200)::text)::uuid, 1, 4900 from orders
                """);
        tables.analyze(List.of("ticket", "orders", "order_item", "refund", "refund_line"));
    }

    @AfterAll
    static void disconnect() throws SQLException {
        tables.close();
    }

    @Test
    void readsTheNextPaidOrdersOfEachTicket() throws SQLException {
        assertThat(tables.plan(
                        CallOffSql.TO_REFUND,
                        SHOW,
                        SHOW,
                        CallOffTable.FIRST_ID,
                        LIMIT,
                        CallOffTable.FIRST_ID,
                        LIMIT,
                        LIMIT))
                .contains("Index Cond: (show_id = ", ORDERS_OF_A_TICKET, "rows=" + LIMIT + ".00 loops=10")
                .doesNotContain("Seq Scan");
    }

    @Test
    void readsTheNextOpenOrdersOfEachTicket() throws SQLException {
        assertThat(tables.plan(CallOffSql.TO_CANCEL, SHOW, SHOW, CallOffTable.FIRST_ID, LIMIT, LIMIT))
                .contains("Index Cond: (show_id = ", ORDERS_OF_A_TICKET)
                .doesNotContain("Seq Scan");
    }
}
