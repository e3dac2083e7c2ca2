package dev.boxoffice.tickets.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class SortShowsTest {

    private final Seller seller = Seller.anyone();
    private String organiser;

    @BeforeEach
    void createOrganiser() {
        organiser = seller.creates(ShowBody.draft()).path("organiserId");
    }

    private UUID show(String title, long... prices) {
        var tickets = new ArrayList<Map<String, Object>>();
        for (long price : prices) {
            tickets.add(ShowBody.ticket("At " + price, price, 10));
        }
        return seller.hasShow(ShowBody.draft()
                .with("title", title)
                .with("status", "PUBLISHED")
                .with("tickets", tickets));
    }

    private Response sorted(String sort, Map<String, ?> filters) {
        return given().queryParams(filters)
                .queryParam("organiserId", organiser)
                .queryParam("sort", sort)
                .queryParam("count", true)
                .get("/api/shows");
    }

    private List<String> titles(String sort, Map<String, ?> filters) {
        var titles = new ArrayList<String>();
        String after = null;
        do {
            var query = new HashMap<String, Object>(filters);
            query.put("limit", 1);
            if (after != null) {
                query.put("after", after);
            }
            Response page = sorted(sort, query);
            page.then().statusCode(200);
            titles.addAll(page.path("items.title"));
            after = page.path("next");
        } while (after != null);
        return titles;
    }

    @Test
    void sortsByTheLowestPrice() {
        show("Dear", 9000);
        show("Without tickets");
        show("Mixed", 5000, 1000);
        show("Middle", 3000, 4000);
        show("Equal", 3000);

        assertThat(titles("price", Map.of())).containsExactly("Mixed", "Middle", "Equal", "Dear");
        assertThat(titles("price", Map.of("priceFrom", 4000))).containsExactly("Mixed", "Middle", "Dear");
        assertThat(titles("price", Map.of("q", "dear middle", "currency", "EUR")))
                .isEmpty();
        assertThat(titles("price", Map.of("q", "midle"))).containsExactly("Middle");
        sorted("price", Map.of()).then().body("total", equalTo(4));
    }

    @Test
    void ignoresSalesThatHaveEnded() {
        var ended = new HashMap<>(ShowBody.ticket("Early", 100, 10));
        ended.put("onSaleUntil", "2026-01-01T00:00:00Z");
        seller.hasShow(ShowBody.draft()
                .with("title", "Later")
                .with("status", "PUBLISHED")
                .with("tickets", List.of(ended, ShowBody.ticket("Regular", 4000, 10))));
        show("Cheaper", 2000);

        assertThat(titles("price", Map.of())).containsExactly("Cheaper", "Later");
    }

    @Test
    void showsTheNewestFirst() {
        show("First");
        show("Second");
        show("Third");

        assertThat(titles("-createdAt", Map.of())).containsExactly("Third", "Second", "First");
        assertThat(titles("-createdAt", Map.of("q", "secnd"))).containsExactly("Second");
    }

    @Test
    void showsTheLatestStartFirst() {
        starting("Second", "2090-01-02T20:00:00Z");
        starting("First", "2090-01-01T20:00:00Z");
        starting("Third", "2090-01-03T20:00:00Z");

        assertThat(titles("-startsAt", Map.of())).containsExactly("Third", "Second", "First");
        assertThat(titles("startsAt", Map.of())).containsExactly("First", "Second", "Third");
    }

    private void starting(String title, String start) {
        seller.hasShow(ShowBody.draft()
                .with("title", title)
                .with("status", "PUBLISHED")
                .with("startsAt", start));
    }

    @Test
    void refusesTheCursorOfAnotherOrder() {
        show("First", 100);
        show("Second", 200);
        String next = sorted("price", Map.of("limit", 1)).path("next");

        sorted("startsAt", Map.of("after", next)).then().statusCode(400);
        sorted("price", Map.of("after", next)).then().body("items.title", contains("Second"));
    }
}
