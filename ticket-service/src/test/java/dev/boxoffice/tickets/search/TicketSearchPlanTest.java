package dev.boxoffice.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.ticket.TicketStatement;
import dev.boxoffice.tickets.ticket.TicketStatus;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Among some thousands of tickets, asks PostgreSQL how it would find a page. */
@TicketServiceTest
class TicketSearchPlanTest {

    private static final Instant ALWAYS = Instant.EPOCH;
    private static final Set<TicketStatus> ON_SALE = Set.of(TicketStatus.ON_SALE);

    private final String crowd = "crowd-" + UUID.randomUUID();

    @BeforeEach
    void fill() throws SQLException {
        change("""
                insert into ticket (id, title, description, venue, starts_at, price_amount, price_currency, capacity,
                    max_per_order, seller_id, status, version, created_at, updated_at)
                select gen_random_uuid(), 'Title ' || md5(n::text), 'Concert', 'Hall', now() + n * interval '1 minute',
                    100, 'EUR', 10, 4, '%s', 'ON_SALE', 1, now(), now()
                from generate_series(1, 20000) as s (n)
                """.formatted(crowd));
        change("vacuum analyze ticket");
    }

    @AfterEach
    void empty() throws SQLException {
        change("delete from ticket where seller_id = '%s'".formatted(crowd));
    }

    private static void change(String sql) throws SQLException {
        try (var connection = Stack.ownerConnection("tickets");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aRareWordIsFoundByTheTextIndex() throws SQLException {
        assertThat(plan(of(SearchWords.in("c4ca4238a0b9"), null, ON_SALE), null))
                .contains("on ticket_search")
                .doesNotContain("Seq Scan on ticket ");
    }

    @Test
    void aCommonWordIsMetInThePageIndex() throws SQLException {
        assertThat(plan(of(SearchWords.in("concert"), null, ON_SALE), null))
                .contains("ticket_status_page")
                .containsPattern("Scan .*on ticket ticket_\\d \\(never executed\\)");
    }

    @Test
    void aPageIsFoundByItsIndexWithoutSorting() throws SQLException {
        var after = new Cursor(Instant.now().plusSeconds(60_000), UUID.randomUUID());
        assertThat(plan(of(null, null, ON_SALE), after))
                .contains("ticket_status_page")
                .doesNotContain("Seq Scan on ticket ");
    }

    @Test
    void whatIsRareIsFoundWithoutWalkingPastTheRest() throws SQLException {
        assertThat(plan(of(null, null, Set.of(TicketStatus.WITHDRAWN)), null))
                .contains("Index Cond: ((status = 'WITHDRAWN'::text)")
                .doesNotContain("Rows Removed", "Seq Scan on ticket ");
    }

    @Test
    void aPageOfEveryStatusTakesOnlyTheFirstOfEach() throws SQLException {
        assertThat(plan(of(null, null, Set.of(TicketStatus.values())), null))
                .contains("status = 'WITHDRAWN'", "status = 'ON_SALE'")
                .doesNotContain("Rows Removed", "Seq Scan on ticket ");
    }

    @Test
    void aSellersPageIsFoundByItsIndex() throws SQLException {
        assertThat(plan(of(null, "seller", ON_SALE), null))
                .contains("ticket_seller_status_page")
                .doesNotContain("Seq Scan on ticket ");
    }

    /** Half of such a small table costs as little from its begin as by an index, so that the planner is asked for the latter. */
    @Test
    void countingStopsAtItsLimit() throws SQLException {
        assertThat(explain(TicketSearch.total(of(null, null, ON_SALE)), "set enable_seqscan = off"))
                .containsPattern("Limit \\(actual .* rows=" + TicketSearch.MAX_TOTAL)
                .containsPattern("Scan .*on ticket \\(actual .* rows=" + TicketSearch.MAX_TOTAL)
                .doesNotContain("Seq Scan on ticket ");
    }

    private static TicketFilter of(SearchWords words, String sellerId, Set<TicketStatus> statuses) {
        return new TicketFilter(words, sellerId, statuses, ALWAYS, null);
    }

    private String plan(TicketFilter filter, Cursor after) throws SQLException {
        return explain(TicketSearch.page(filter, after, 21));
    }

    private String explain(TicketStatement statement, String... settings) throws SQLException {
        try (var connection = Stack.applicationConnection("tickets");
                var set = connection.createStatement();
                var explain = connection.prepareStatement("explain (analyze, costs off) " + statement.sql())) {
            for (String setting : settings) {
                set.execute(setting);
            }
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
