package dev.boxoffice.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.sql.Statement;
import dev.boxoffice.tickets.ticket.TicketStatus;
import dev.boxoffice.tickets.words.SearchQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks PostgreSQL's plans for a fixed set of tickets.
 *
 * <p>Temporary tables replace the shared ones on the test's own connection. Rows and statistics are therefore the same in
 * each run, and so are the plans.
 */
@TicketServiceTest
class TicketSearchPlanTest {

    private static final Instant START = Instant.parse("2040-01-01T00:00:00Z");
    private static final Set<TicketStatus> ON_SALE = Set.of(TicketStatus.ON_SALE);
    private static final String STATUS_INDEX = "ticket_status_starts_at_id_idx";
    private static final String SELLER_INDEX = "ticket_seller_id_status_starts_at_id_idx";
    private static final String TEXT_INDEX = "ticket_search_terms_idx";

    private static Connection connection;

    @BeforeAll
    static void createTickets() throws SQLException {
        connection = Stack.ownerConnection("tickets");
        execute("create temporary table ticket (like public.ticket including all)");
        execute("create temporary table ticket_availability (like public.ticket_availability including all)");
        execute("""
                insert into ticket (id, title, description, venue, starts_at, price_amount, price_currency, capacity,
                    max_per_order, seller_id, status, version, created_at, updated_at, search_terms, show_id, organiser_id)
                select md5(n::text)::uuid, 'Title ' || md5(n::text), 'Concert', 'Hall',
                    timestamptz '2040-01-01Z' + n * interval '1 minute', 100, 'EUR', 10, 4, 'seller-' || n % 100,
                    case when n % 1000 = 0 then 'WITHDRAWN' else 'ON_SALE' end, 1,
                    timestamptz '2026-01-01Z', timestamptz '2026-01-01Z',
                    array_to_tsvector(array['title', md5(n::text), 'concert', 'hall']), md5(n::text)::uuid,
                    md5(n::text)::uuid
                from generate_series(1, 20000) as s (n)
                """);
        execute("vacuum analyze ticket");
        execute("analyze ticket_availability");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void findsARareWordInTheTextIndex() throws SQLException {
        assertThat(plan(filter(SearchQuery.in("c4ca4238a0b9"), null, ON_SALE), null))
                .contains("on " + TEXT_INDEX)
                .doesNotContain("Seq Scan on ticket ");
    }

    @Test
    void findsACommonWordInTheStatusIndex() throws SQLException {
        assertThat(plan(filter(SearchQuery.in("concert"), null, ON_SALE), null))
                .contains(STATUS_INDEX)
                .containsPattern("Scan .*on ticket ticket_\\d \\(never executed\\)");
    }

    @Test
    void readsAPageInIndexOrder() throws SQLException {
        var after = new Cursor(START.plusSeconds(60_000), UUID.fromString("00000000-0000-7000-8000-000000000000"));
        assertThat(plan(filter(null, null, ON_SALE), after))
                .contains(STATUS_INDEX)
                .doesNotContain("Seq Scan on ticket ");
    }

    @Test
    void readsWithdrawnTicketsWithoutSkippingOthers() throws SQLException {
        assertThat(plan(filter(null, null, Set.of(TicketStatus.WITHDRAWN)), null))
                .contains("Index Cond: ((status = 'WITHDRAWN'::text)")
                .doesNotContain("Rows Removed", "Seq Scan on ticket ");
    }

    @Test
    void readsOnlyTheFirstTicketsOfEachStatus() throws SQLException {
        assertThat(plan(filter(null, null, Set.of(TicketStatus.values())), null))
                .contains("status = 'WITHDRAWN'", "status = 'ON_SALE'")
                .doesNotContain("Rows Removed", "Seq Scan on ticket ");
    }

    @Test
    void findsASellersTicketsInTheSellerIndex() throws SQLException {
        assertThat(plan(filter(null, "seller-7", ON_SALE), null))
                .contains(SELLER_INDEX)
                .doesNotContain("Seq Scan on ticket ");
    }

    /** Disables sequential scans: in so small a table they cost no more than the index. */
    @Test
    void stopsCountingAtTheLimit() throws SQLException {
        execute("set enable_seqscan = off");
        String plan = explain(TicketSearch.total(filter(null, null, ON_SALE)));
        execute("reset enable_seqscan");

        assertThat(plan)
                .containsPattern("Limit \\(actual .* rows=" + TicketSearch.MAX_TOTAL)
                .containsPattern("Scan .*on ticket \\(actual .* rows=" + TicketSearch.MAX_TOTAL)
                .doesNotContain("Seq Scan on ticket ");
    }

    private static TicketFilter filter(SearchQuery words, String sellerId, Set<TicketStatus> statuses) {
        return new TicketFilter(words, sellerId, statuses, START, null);
    }

    private static String plan(TicketFilter filter, Cursor after) throws SQLException {
        return explain(TicketSearch.page(filter, after, 21));
    }

    private static String explain(Statement statement) throws SQLException {
        try (var explain = connection.prepareStatement("explain (analyze, costs off) " + statement.sql())) {
            statement.fill(explain);
            var plan = new StringBuilder();
            try (var lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
