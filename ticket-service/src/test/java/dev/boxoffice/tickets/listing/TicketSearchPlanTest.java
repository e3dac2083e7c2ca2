package dev.boxoffice.tickets.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.http.Cursor;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.TicketServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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

    @Inject
    EntityManager entityManager;

    @BeforeEach
    void fill() throws SQLException {
        change("""
                insert into ticket (id, title, description, venue, starts_at, price_amount, price_currency, capacity,
                    max_per_order, seller_id, status, version, created_at, updated_at)
                select gen_random_uuid(), 'Title ' || md5(n::text), 'Concert', 'Hall', now() + n * interval '1 minute',
                    100, 'EUR', 10, 4, '%s', 'ON_SALE', 1, now(), now()
                from generate_series(1, 5000) as s (n)
                """.formatted(crowd));
        change("analyze ticket");
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
    void aRareWordIsFoundByTheTextIndex() {
        var rare = new TicketFilter(SearchWords.in("c4ca4238a0b9"), null, ON_SALE, ALWAYS, null);
        assertThat(plan(rare, null)).contains("ticket_search").doesNotContain("Seq Scan");
    }

    @Test
    void aPageIsFoundByItsIndexWithoutSorting() {
        var everything = new TicketFilter(null, null, ON_SALE, ALWAYS, null);
        var after = new Cursor(Instant.now().plusSeconds(60_000), UUID.randomUUID());
        assertThat(plan(everything, after)).contains("ticket_page").doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void aSellersPageIsFoundByItsIndexWithoutSorting() {
        var one = new TicketFilter(null, "seller", ON_SALE, ALWAYS, null);
        assertThat(plan(one, null)).contains("ticket_seller_page").doesNotContain("Sort", "Seq Scan");
    }

    private String plan(TicketFilter filter, Cursor after) {
        return QuarkusTransaction.requiringNew().call(() -> {
            TicketSearch.Statement page = TicketSearch.page(filter, after);
            Query query = entityManager.createNativeQuery("explain " + page.sql() + " limit 21", String.class);
            page.parameters().forEach(query::setParameter);
            return query.getResultList().toString();
        });
    }
}
