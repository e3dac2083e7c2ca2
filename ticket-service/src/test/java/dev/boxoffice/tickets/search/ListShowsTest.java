package dev.boxoffice.tickets.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class ListShowsTest {

    private static final ShowBody PUBLISHED = ShowBody.concert();

    private final Seller seller = Seller.anyone();
    private String organiser;

    @BeforeEach
    void createOrganiser() {
        organiser = seller.creates(ShowBody.draft()).path("organiserId");
    }

    private RequestSpecification own() {
        return given().queryParam("organiserId", organiser);
    }

    private Response own(String name, Object... values) {
        return own().queryParam(name, values).get("/api/shows");
    }

    @Test
    void showsTheLowestPriceAndTheAvailabilityOfAllTickets() {
        seller.hasShow(PUBLISHED);
        own().get("/api/shows")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].lowestPrice.amount", equalTo(1900))
                .body("items[0].availability.available", equalTo(130))
                .body("items[0].venue.city", equalTo("Köln"));
        seller.hasShow(ShowBody.draft().with("status", "PUBLISHED").with("startsAt", ShowBody.inDays(40)));
        own().get("/api/shows").then().body("items[1].lowestPrice", nullValue());
    }

    @Test
    void ignoresPricesOfClosedSales() {
        var closed = new HashMap<>(ShowBody.ticket("Early bird", 500, 10));
        closed.put("onSaleUntil", "2026-01-01T00:00:00Z");
        seller.hasShow(PUBLISHED.with("tickets", List.of(closed, ShowBody.ticket("Standing", 2500, 10))));
        own().get("/api/shows").then().body("items[0].lowestPrice.amount", equalTo(2500));
        own("priceTo", 600).then().body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "q, quartets, 1",
        "q, strigns koln, 1",
        "q, opera, 0",
        "city, KOLN, 1",
        "city, Köl, 0",
        "category, concert, 1",
        "category, opera, 0",
        "priceFrom, 4500, 1",
        "priceFrom, 4501, 0",
        "priceTo, 1900, 1",
        "priceTo, 1899, 0",
        "currency, EUR, 1",
        "currency, CHF, 0",
        "status, PUBLISHED, 1"
    })
    void filters(String name, String value, int expected) {
        seller.hasShow(PUBLISHED);
        own(name, value).then().statusCode(200).body("items", hasSize(expected));
    }

    @Test
    void comparesPricesInOneCurrency() {
        seller.hasShow(PUBLISHED);
        own().queryParam("currency", "EUR")
                .queryParam("priceTo", 1900)
                .get("/api/shows")
                .then()
                .body("items", hasSize(1));
        own().queryParam("currency", "JPY")
                .queryParam("priceTo", 1900)
                .get("/api/shows")
                .then()
                .body("items", empty());
    }

    /** 23:30 UTC is the next day in Tokyo and the same day in New York. */
    @Test
    void comparesDatesInTheZoneOfEachShow() {
        String start = "2040-05-01T23:30:00Z";
        String tokyo = seller.hasShow(PUBLISHED.with("timeZone", "Asia/Tokyo").with("startsAt", start))
                .toString();
        String newYork = seller.hasShow(
                        PUBLISHED.with("timeZone", "America/New_York").with("startsAt", start))
                .toString();
        own().queryParam("from", "2040-05-02").get("/api/shows").then().body("items.id", contains(tokyo));
        own().queryParam("from", "2040-05-01")
                .queryParam("to", "2040-05-01")
                .get("/api/shows")
                .then()
                .body("items.id", contains(newYork));
    }

    @Test
    void acceptsTheFirstAndTheLastDate() {
        seller.hasShow(PUBLISHED);
        own().queryParam("from", "0000-01-01")
                .queryParam("to", "9999-12-31")
                .get("/api/shows")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void pagesInStartOrder() {
        for (int day : new int[] {12, 10, 11}) {
            seller.hasShow(PUBLISHED.with("startsAt", ShowBody.inDays(day)));
        }
        Response first = own().queryParam("limit", 2).queryParam("count", true).get("/api/shows");
        first.then()
                .body("total", equalTo(3))
                .body("items.startsAt", contains(ShowBody.inDays(10), ShowBody.inDays(11)));
        assertThat(first.header("Link")).contains("after=" + first.path("next"));
        own("after", first.<String>path("next"))
                .then()
                .body("items.startsAt", contains(ShowBody.inDays(12)))
                .body("next", nullValue());
    }

    @Test
    void listsDraftsForMembersOnly() {
        seller.sends()
                .queryParam("organiserId", organiser)
                .queryParam("status", "DRAFT")
                .get("/api/shows")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        own("status", "DRAFT").then().statusCode(401);
        Seller.anyone()
                .sends()
                .queryParam("organiserId", organiser)
                .queryParam("status", "DRAFT")
                .get("/api/shows")
                .then()
                .statusCode(403)
                .body("type", endsWith("/not-yours"));
        seller.sends().queryParam("status", "DRAFT").get("/api/shows").then().statusCode(400);
        Seller.operator()
                .sends()
                .queryParam("status", "DRAFT")
                .get("/api/shows")
                .then()
                .statusCode(200);
        own().get("/api/shows").then().body("items", empty());
    }

    @Test
    void showsAChangeOfTheOrganiserAtOnce() {
        UUID show = seller.hasShow(PUBLISHED);
        own("q", "strings").then().body("items", hasSize(1));
        seller.patches("/api/shows", show, Map.of("title", "Zauberflöte"));
        own("q", "zauberflotte").then().body("items", hasSize(1));
        seller.sends().post("/api/shows/{id}/call-off", show).then().statusCode(200);
        own().get("/api/shows").then().body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/shows, from, 2030-02-01, to, 2030-01-31",
        "/api/shows, priceFrom, 2, priceTo, 1",
        "/api/tickets, startsFrom, 2030-01-01T00:00:01Z, startsTo, 2030-01-01T00:00:00Z"
    })
    void rejectsReversedRanges(String path, String from, String low, String to, String high) {
        given().queryParams(from, low, to, high)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/bad-request"))
                .body("violations.field", equalTo(List.of(from, to)));
        given().queryParams(from, low, to, low).get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=tomorrow",
                "from=2030-1-1",
                "from=%2B10000-01-01",
                "to=2030-02-30",
                "currency=eur",
                "currency=EURO",
                "priceFrom=-1",
                "priceTo=1.5",
                "priceTo=99999999999999999999",
                "organiserId=me",
                "status=GONE",
                "city=%00",
                "category=a%0Ab",
                "limit=0",
                "after=x",
                "sort=cheapest",
                "sort=price&after=c3RhcnRzQXQ"
            })
    void rejectsInvalidQueryParameters(String query) {
        given().urlEncodingEnabled(false)
                .get("/api/shows?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
