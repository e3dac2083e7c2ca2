package dev.boxoffice.orders.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.TemporaryTables;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks PostgreSQL's plans for staff searches in many orders. */
@OrderServiceTest
class OrderSearchPlanTest {

    private static final UUID SOME = UUID.fromString("c4ca4238-a0b9-2382-0dcc-509a6f75849b"); // md5 of 1
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final String ORDERS_OF_A_TICKET = "Index Cond: ((ticket_id = t.id) AND (order_id < ";
    /** Older orders are archived. */
    private static final String MIDDLE = "uuidv7(timestamptz '2030-01-01 14:00Z' - clock_timestamp())";

    private static final int LIMIT = 21;

    private static TemporaryTables tables;

    /** One order a second, half of them archived; each ticket has 50 orders, each show 10 tickets, each organiser 2 shows. */
    @BeforeAll
    static void createOrders() throws SQLException {
        tables = TemporaryTables.of(
                "ticket", "orders", "order_item", "payment", "orders_archive", "order_item_archive", "payment_archive");
        tables.execute("""
                insert into ticket (id, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order, seller_id,
                    status, version, allotment, show_id, organiser_id)
                select md5(n::text)::uuid, 'Show', 'Hall', now(), 4900, 'EUR', 100, 8, 'seller', 'ON_SALE', 1, 100,
                    md5((n % 200)::text)::uuid, md5((n % 100)::text)::uuid
                from generate_series(1, 2000) as s (n)
                """);
        tables.execute("""
                insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version, created_at,
                    updated_at, contact_email, contact_name)
                select uuidv7(at - clock_timestamp()), 'buyer-' || n % 5000, case when n % 3 = 0 then 'EXPIRED' else 'CANCELLED' end,
                    'reason', 4900, 'EUR', at, 2, at, at, 'Buyer-' || n % 5000 || '@example.org',
                    'Ada Name' || n % 5000
                from generate_series(1, 100000) as s (n), lateral (select timestamptz '2030-01-01Z' + n * interval '1 second') t (at)
                """);
        tables.execute("""
                insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
                select id, 1, md5((1 + row_number() over (order by id) % 2000)::text)::uuid, 1, 4900 from orders
                """);
        tables.execute("""
                insert into payment (id, order_id, attempt, provider, reference, status, amount, currency, created_at, updated_at)
                select uuidv7(), id, 1, case when n % 2 = 0 then 'stripe' else 'simulated' end, 'pi_' || n, 'FAILED', 4900, 'EUR',
                    now(), now()
                from (select id, row_number() over (order by id) as n from orders) o
                """);
        tables.execute(
                "with old as (delete from order_item where order_id < %s returning *) insert into order_item_archive select * from old"
                        .formatted(MIDDLE));
        tables.execute(
                "with old as (delete from orders where id < %s returning *) insert into orders_archive select * from old"
                        .formatted(MIDDLE));
        tables.analyze();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        tables.close();
    }

    @Test
    void readsThePageOnly() throws SQLException {
        assertThat(plan(filter(null, null, null, null, null, null, null, null)))
                .contains("Index Cond: (id < ", "rows=" + LIMIT + ".00 loops=1")
                .doesNotContain("Seq Scan", "Sort Method", "Rows Removed");
    }

    @Test
    void readsTheOrdersOfABuyer() throws SQLException {
        assertThat(plan(filter("buyer-7", null, null, null, null, null, null, null)))
                .containsPattern("Index Cond: \\(+user_id = 'buyer-7'")
                .doesNotContain("Seq Scan");
    }

    @Test
    void readsTheOrdersOfAnEmailAddress() throws SQLException {
        assertThat(plan(filter(null, "buyer-7@example.org", null, null, null, null, null, null)))
                .contains("Index Cond: (lower(contact_email) = ")
                .doesNotContain("Seq Scan");
    }

    @Test
    void readsTheNewestOrdersOfATicket() throws SQLException {
        assertThat(plan(filter(null, null, null, SOME, null, null, null, null)))
                .contains(ORDERS_OF_A_TICKET)
                .doesNotContain("Seq Scan", "Rows Removed");
    }

    @Test
    void readsTheNewestOrdersOfEachTicketOfAShow() throws SQLException {
        assertThat(plan(filter(null, null, SOME, null, null, null, null, null)))
                .contains("Index Cond: (show_id = ", ORDERS_OF_A_TICKET)
                .doesNotContain("Seq Scan", "Rows Removed");
    }

    @Test
    void readsTheNewestOrdersOfEachTicketOfAnOrganiser() throws SQLException {
        assertThat(plan(filter(null, null, null, null, null, null, null, List.of(SOME))))
                .contains("Index Cond: (organiser_id = ANY", ORDERS_OF_A_TICKET)
                .doesNotContain("Seq Scan", "Rows Removed");
    }

    /** Open orders have an index already, and other statuses are frequent. */
    @ParameterizedTest
    @EnumSource(names = {"CREATED", "AWAITING_PAYMENT", "REFUNDED"})
    void readsTheOrdersOfARareStatusOnly(OrderStatus status) throws SQLException {
        assertThat(plan(filter(null, null, null, null, status, null, null, null)))
                .doesNotContain("Seq Scan", "Rows Removed");
    }

    @Test
    void readsThePeriodOnly() throws SQLException {
        Instant from = START.plusSeconds(50_000);
        assertThat(plan(filter(null, null, null, null, OrderStatus.EXPIRED, from, from.plusSeconds(60), null)))
                .containsPattern("Index Cond: \\(\\(id < .*\\) AND \\(id >= .*\\) AND \\(id <= .*\\)\\)")
                .doesNotContain("Seq Scan");
    }

    /** Every part of the text is looked up, and all of them together read few rows. */
    @ParameterizedTest
    @ValueSource(strings = {"name77", "buyer-77@example.org", "buyer-77", "pi_77", "0195a7b0"})
    void readsTheOrdersOfAText(String text) throws SQLException {
        for (List<UUID> organisers : Arrays.asList(null, List.of(SOME))) {
            assertThat(plan(new OrderFilter(null, null, null, null, null, null, null, organisers, SearchText.of(text))))
                    .contains("Bitmap Index Scan on orders_contact_words_idx", "Index Cond: (reference = ")
                    .doesNotContain("Seq Scan", "Rows Removed by Filter: 1000");
        }
    }

    private static OrderFilter filter(
            String buyer,
            String email,
            UUID show,
            UUID ticket,
            OrderStatus status,
            Instant from,
            Instant to,
            List<UUID> organisers) {
        return new OrderFilter(buyer, email, show, ticket, status, from, to, organisers, null);
    }

    private static String plan(OrderFilter filter) throws SQLException {
        SearchSql sql = OrderSearch.sql(filter, new UUID(-1, -1), LIMIT);
        try (var explain = sql.prepare(tables.connection(), TemporaryTables.EXPLAIN)) {
            return TemporaryTables.read(explain);
        }
    }
}
