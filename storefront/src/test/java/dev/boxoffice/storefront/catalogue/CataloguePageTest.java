package dev.boxoffice.storefront.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class CataloguePageTest {

    private static final String LIST = "/api/shows";
    private static final String NO_SHOWS = "{\"items\": [], \"total\": 0}";

    @BeforeEach
    void offerChoices() {
        StubServices.respond("/api/shows/facets", """
                {"cities": [{"value": "Köln", "shows": 12}, {"value": "Wien", "shows": 3}],
                 "categories": [{"value": "jazz", "shows": 4}, {"value": "stand-up", "shows": 1}],
                 "currencies": [{"value": "EUR", "shows": 14}, {"value": "CHF", "shows": 1}], "months": []}
                """);
        StubServices.respond(LIST, NO_SHOWS);
    }

    @Test
    void offersChoicesWithCounts() {
        given().queryParam("city", "Wien")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("<option value=\"Köln\">Köln (12)</option>"))
                .body(containsString("<option value=\"Wien\" selected>Wien (3)</option>"))
                .body(containsString("<option value=\"jazz\">Jazz (4)</option>"))
                .body(containsString("<option value=\"stand-up\">Stand up (1)</option>"));
    }

    @ParameterizedTest
    @CsvSource({
        "city, Köln, city=K%C3%B6ln",
        "category, jazz, category=jazz",
        "q, balet, q=balet",
        "max, 25, priceTo=2500",
        "min, '12,50', priceFrom=1250",
        "max, 25, currency=EUR",
        "sort, price, currency=EUR",
        "sort, price, sort=price",
        "sort, -createdAt, sort=-createdAt",
        "to, 2099-05-31, to=2099-05-31",
        "from, 2099-05-01, from=2099-05-01"
    })
    void filtersInTicketService(String field, String value, String expected) {
        given().queryParam(field, value).get("/").then().statusCode(200);

        assertThat(StubServices.queryFor(LIST).split("&")).contains(expected, "count=true", "limit=24");
    }

    @Test
    void understandsThisWeekend() {
        given().queryParam("when", "weekend").get("/").then().statusCode(200);

        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        assertThat(StubServices.queryFor(LIST)).contains("to=" + When.WEEKEND.to(today));
    }

    @ParameterizedTest
    @CsvSource({"jazz tomorrow, jazz", "Jazz morgen, Jazz"})
    void takesWordsThatNameADayForAFilter(String words, String others) {
        String day = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(1).toString();
        StubServices.respond(LIST, Shows.page(Shows.published()));

        given().queryParam("q", words)
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("“<bdi>" + others + "</bdi>”"))
                .body(containsString(ShowTimes.date(LocalDate.parse(day))))
                .body(containsString("href=\"/?q=" + words.replace(' ', '+') + "&amp;words=literal\""))
                .body(containsString("value=\"" + words + "\""));
        assertThat(StubServices.queryFor(LIST).split("&")).contains("q=" + others, "from=" + day, "to=" + day);

        given().queryParam("q", words).queryParam("words", "literal").get("/");
        assertThat(StubServices.queryFor(LIST))
                .contains("q=" + words.replace(' ', '+'))
                .doesNotContain("from=");
    }

    @Test
    void looksForTheWordsThemselvesIfNoShowIsOnTheDayThatTheyName() {
        given().queryParam("q", "tomorrow").get("/").then().body(containsString("words=literal"));

        assertThat(StubServices.queryFor(LIST)).contains("q=tomorrow").doesNotContain("from=");
    }

    @Test
    void keepsTheFiltersOnTheNextPage() {
        StubServices.respond(LIST, "{\"items\": [], \"total\": 30, \"next\": \"abc\"}");

        given().queryParam("city", "Köln")
                .queryParam("sort", "price")
                .get("/")
                .then()
                .body(containsString("30 shows"))
                .body(containsString("href=\"/?city=K%C3%B6ln&amp;sort=price&amp;after=abc\" rel=\"next\""));
        given().queryParam("city", "Köln")
                .queryParam("after", "abc")
                .get("/")
                .then()
                .body(containsString("<a class=\"button quiet\" href=\"/?city=K%C3%B6ln\">Back to the first page</a>"));
    }

    @Test
    void saysWhichFilterToDrop() {
        given().queryParam("q", "<b>")
                .queryParam("city", "Köln")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("No shows match"))
                .body(containsString("“<bdi>&lt;b&gt;</bdi>”"))
                .body(containsString("href=\"/?city=K%C3%B6ln\""))
                .body(containsString("href=\"/?q=%3Cb%3E\""))
                .body(containsString("Remove all filters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=garbage", "from=2099-05-02&to=2099-05-01"})
    void explainsDatesThatItCannotUse(String query) {
        given().urlEncodingEnabled(false)
                .get("/?" + query)
                .then()
                .statusCode(200)
                .body(containsString("Enter two dates in order"))
                .body(containsString("aria-describedby=\"dates-error\""));

        assertThat(StubServices.queryFor(LIST)).doesNotContain("from=", "to=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"min=cheap", "min=20&max=10"})
    void explainsPricesThatItCannotUse(String query) {
        given().get("/?" + query)
                .then()
                .statusCode(200)
                .body(containsString("aria-describedby=\"price-error\""))
                .body(containsString("<details open>"));

        assertThat(StubServices.queryFor(LIST)).doesNotContain("priceFrom");
    }

    @Test
    void returnsToTheFirstPageFromAnAddressThatIsNoPage() {
        StubServices.refuse(LIST, 400, "{\"type\": \"/problems/bad-request\", \"status\": 400}");

        given().redirects()
                .follow(false)
                .queryParam("q", "a")
                .queryParam("after", "garbage")
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/?q=a"));
    }

    @Test
    void doesNotCutASearchTextInsideACharacter() {
        given().queryParam("q", "🎸".repeat(201))
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("“<bdi>" + "🎸".repeat(200) + "</bdi>”"));
    }

    @Test
    void showsCardsWithReadableAddresses() {
        StubServices.respond(
                LIST,
                Shows.page(Shows.published()
                        .with("lowestPrice", "{\"amount\": 4950, \"currency\": \"EUR\"}")
                        .with(
                                "image",
                                "{\"url\": \"/api/images/1\", \"alt\": \"A flute\", \"width\": 60, \"height\": 40}")));

        given().get("/")
                .then()
                .body(containsString("One show"))
                .body(containsString("href=\"" + Shows.PAGE + "\""))
                .body(containsString("alt=\"A flute\" width=\"60\" height=\"40\""))
                .body(containsString("From €49.50"))
                .body(containsString("21:30 EST"))
                .body(not(containsString("Only 100")));
    }

    @Test
    void saysInWhichCurrencyItComparesPrices() {
        given().get("/?q=a&sort=price")
                .then()
                .body(containsString("<a class=\"filter\" href=\"/?q=a\">"))
                .body(containsString("Prices in EUR"));
    }

    @Test
    void worksWithoutChoices() {
        given().header("Accept-Language", "de")
                .get("/?category=stand-up&sort=price")
                .then()
                .statusCode(200)
                .body(containsString("Keine passenden Veranstaltungen"))
                .body(containsString("Sortieren nach"));
    }
}
