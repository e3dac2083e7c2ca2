package dev.boxoffice.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.sql.Statement;
import dev.boxoffice.tickets.words.SearchQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks PostgreSQL's plans for a fixed set of shows.
 *
 * <p>Temporary tables replace the shared ones on the test's own connection. Rows and statistics are therefore the same in
 * each run, and so are the plans.
 */
@TicketServiceTest
class ShowSearchPlanTest {

    private static final Set<ShowStatus> PUBLISHED = Set.of(ShowStatus.PUBLISHED);
    private static final String TABLE_SCAN = "Seq Scan on show";

    private static Connection connection;

    @BeforeAll
    static void createShows() throws SQLException {
        connection = Stack.ownerConnection("tickets");
        execute("create temporary table show (like public.show including all)");
        execute("create temporary table ticket (like public.ticket including all)");
        execute("""
                insert into show (id, organiser_id, title, description, category, venue, venue_city, time_zone, starts_at, status,
                    version, created_at, updated_at, city_key, local_date, search_terms, indexed_version)
                select md5(n::text)::uuid, md5((n % 1000)::text)::uuid, 'Title ' || md5(n::text), 'Concert',
                    'category-' || n % 20, 'Hall', 'City ' || n % 200, 'UTC', timestamptz '2040-01-01Z' + n * interval '1 minute',
                    case when n % 100 = 0 then 'DRAFT' else 'PUBLISHED' end, 1, timestamptz '2026-01-01Z',
                    timestamptz '2026-01-01Z', 'city ' || n % 200,
                    (timestamp '2040-01-01' + n * interval '1 minute')::date,
                    array_to_tsvector(array['title', md5(n::text), 'concert', 'hall']), 1
                from generate_series(1, 100000) as s (n)
                """);
        execute("""
                insert into ticket (id, show_id, organiser_id, title, description, venue, starts_at, price_amount, price_currency,
                    capacity, max_per_order, seller_id, status, version, created_at, updated_at)
                select id, id, organiser_id, title, '', venue, starts_at, row_number() over (order by starts_at), 'EUR', 10, 4,
                    'seller', 'ON_SALE', 1, created_at, updated_at
                from show
                """);
        execute("vacuum analyze show");
        execute("vacuum analyze ticket");
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
    void readsAPageInIndexOrder() throws SQLException {
        assertThat(plan(filter(null, null, null, null, null, null, null)))
                .contains("show_status_starts_at_id_idx")
                .doesNotContain(TABLE_SCAN, "Sort Key");
    }

    @Test
    void findsACityInItsIndex() throws SQLException {
        assertThat(plan(filter(null, "city 7", null, null, null, null, null)))
                .contains("show_city_key_status_starts_at_id_idx")
                .doesNotContain(TABLE_SCAN);
    }

    @Test
    void findsACategoryInItsIndex() throws SQLException {
        assertThat(plan(filter(null, null, "category-7", null, null, null, null)))
                .doesNotContain(TABLE_SCAN, "Sort Key");
    }

    @Test
    void readsOnlyTheDaysOfAPeriod() throws SQLException {
        assertThat(plan(filter(null, null, null, LocalDate.of(2040, 3, 1), LocalDate.of(2040, 3, 1), null, null)))
                .contains("show_status_starts_at_id_idx")
                .doesNotContain(TABLE_SCAN);
    }

    @Test
    void findsARareWordInTheTextIndex() throws SQLException {
        assertThat(plan(filter(SearchQuery.in("c4ca4238a0b9"), null, null, null, null, null, null)))
                .contains("show_search_terms_idx")
                .doesNotContain(TABLE_SCAN);
    }

    @Test
    void findsTheShowsOfAnOrganiserInItsIndex() throws SQLException {
        UUID organiser = UUID.fromString("c4ca4238-a0b9-2382-0dcc-509a6f75849b");
        assertThat(plan(filter(null, null, null, null, null, null, organiser)))
                .contains("show_organiser_id_status_starts_at_id_idx")
                .doesNotContain(TABLE_SCAN);
    }

    @Test
    void findsARarePriceInItsIndex() throws SQLException {
        assertThat(plan(filter(null, null, null, null, null, 99_000L, null)))
                .contains("ticket_price_amount")
                .doesNotContain(TABLE_SCAN);
    }

    @Test
    void findsTheNewestShowsInTheirIndex() throws SQLException {
        assertThat(plan(filter(null, null, null, null, null, null, null), ShowSort.NEWEST))
                .contains("show_status_created_at_id_idx")
                .doesNotContain(TABLE_SCAN, "Sort Key");
    }

    @Test
    void findsTheCheapestShowsInTheIndexOfPrices() throws SQLException {
        assertThat(plan(filter(null, null, null, null, null, null, null), ShowSort.PRICE))
                .contains("ticket_price_amount")
                .doesNotContain(TABLE_SCAN, "Seq Scan on ticket");
    }

    @Test
    void readsOnlyTicketsOfThePeriodToSortByPrice() throws SQLException {
        LocalDate day = LocalDate.of(2040, 3, 10);
        assertThat(plan(filter(null, null, null, day, day, null, null), ShowSort.PRICE))
                .doesNotContain(TABLE_SCAN, "Seq Scan on ticket");
    }

    private static ShowFilter filter(
            SearchQuery words, String city, String category, LocalDate from, LocalDate to, Long price, UUID organiser) {
        return new ShowFilter(
                words,
                city,
                category,
                from == null ? LocalDate.of(2040, 1, 1) : from,
                to,
                null,
                price,
                price,
                organiser,
                PUBLISHED);
    }

    private static String plan(ShowFilter filter) throws SQLException {
        return plan(filter, ShowSort.STARTS_AT);
    }

    private static String plan(ShowFilter filter, ShowSort sort) throws SQLException {
        Statement statement = ShowSearch.page(filter, sort, null, 21);
        try (var explain = connection.prepareStatement("explain (analyze, buffers, costs off) " + statement.sql())) {
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
