package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of shows, the page of a show and what can be done there. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class ShowDeskTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHOW = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c12";
    private static final String STALLS = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c13";
    private static final String BALCONY = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c14";
    private static final String PAGE = "/sell/shows/" + SHOW;

    @BeforeEach
    void offerShow() {
        Team.has("sella", "OWNER");
        StubServices.respond("/api/sales", """
                {"items": [{"ticketId": "%s", "held": 0, "sold": 7, "days": [],
                  "revenue": [{"amount": 17500, "currency": "EUR"}]}]}
                """.formatted(STALLS));
        offer("PUBLISHED");
    }

    private static String ticket(String id, String name, int position) {
        String ticket = """
                {"id": "%s", "showId": "%s", "name": "%s", "position": %d, "price": {"amount": 2500, "currency": "EUR"},
                 "capacity": 1500, "maxPerOrder": 4, "status": "ON_SALE", "version": 1, "poolIds": [],
                 "availability": {"available": 1490, "held": 3, "sold": 7, "asOf": "2026-01-01T00:00:00Z"}}
                """.formatted(id, SHOW, name, position);
        StubServices.respond("/api/tickets/" + id, ticket, "\"1.0\"");
        return ticket;
    }

    private static void offer(String status) {
        StubServices.respond("/api/shows/" + SHOW, """
                {"id": "%s", "organiserId": "%s", "title": "The Lanterns", "description": "**Bright**", "version": 1,
                 "venue": {"name": "Harbour Hall", "city": "Hamburg"}, "timeZone": "Europe/Berlin",
                 "startsAt": "2090-06-01T17:30:00Z", "doorsAt": "2090-06-01T16:30:00Z", "status": "%s",
                 "tickets": [%s, %s], "pools": [],
                 "availability": {"available": 2980, "held": 6, "sold": 14, "asOf": "2026-01-01T00:00:00Z"}}
                """.formatted(
                        SHOW, Team.ORGANISER, status, ticket(STALLS, "Stalls", 1), ticket(BALCONY, "Balcony", 1)));
    }

    @Test
    void showsTheFiguresOfEachKind() {
        given().get(PAGE)
                .then()
                .statusCode(200)
                .body(containsString("<dd>1,500</dd>"))
                .body(containsString("<dd>1,490</dd>"))
                .body(containsString("€175.00"))
                .body(containsString("href=\"/shows/" + SHOW))
                .body(containsString("href=\"/door/" + SHOW))
                .body(containsString("/widget/" + SHOW))
                .body(containsString("/widget/frame.js&quot; async&gt;&lt;/script&gt;"));
    }

    @Test
    void publishesADraftAndSaysSo() {
        offer("DRAFT");
        StubServices.respond("POST /api/shows/" + SHOW + "/publish", "{}");

        String toast = post(PAGE + "/publish").statusCode(303).extract().cookie("flash");

        given().cookie("flash", toast).get(PAGE).then().body(containsString("role=\"status\">The show is on sale.<"));
    }

    @Test
    void asksBeforeItCallsAShowOff() {
        String path = "/api/shows/" + SHOW + "/call-off";
        StubServices.respond(path, "{}");
        given().get(PAGE + "/call-off")
                .then()
                .body(containsString("14 sold tickets are refunded in full"))
                .body(containsString("You cannot undo this."));

        post(PAGE + "/call-off").statusCode(422).body(containsString("Tick this box to call the show off."));
        assertThat(StubServices.bodyFor(path)).isNull();

        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("consent", "on")
                .post(PAGE + "/call-off")
                .then()
                .statusCode(303);
        assertThat(StubServices.bodyFor(path)).isNotNull();
    }

    @Test
    void showsTheProgressOfRefunds() {
        offer("CALLED_OFF");
        StubServices.respond("/api/call-offs/" + SHOW, """
                {"status": "RUNNING", "refunded": [{"amount": 5000, "currency": "EUR"}],
                 "orders": {"cancelled": 1, "refunded": 2, "pending": 3, "failed": 4, "remaining": 5}}
                """);

        given().get(PAGE)
                .then()
                .body(containsString("7 of 15 orders settled"))
                .body(containsString("€50.00"))
                .body(not(containsString("/call-off\"")));
    }

    @Test
    void copiesTheShowToAnotherDate() throws Exception {
        StubServices.respond("/api/shows/" + SHOW + "/copy", "{\"id\": \"%s\", \"status\": \"DRAFT\"}".formatted(SHOW));

        SubmittedForm.open(PAGE + "/copy")
                .type("startsAt", "2090-07-01T19:30")
                .type("doorsAt", "2090-07-01T18:30")
                .submit()
                .then()
                .statusCode(303)
                .header("Location", endsWith(PAGE));

        assertThat(JSON.readTree(StubServices.bodyFor("/api/shows/" + SHOW + "/copy")))
                .isEqualTo(JSON.readTree("""
                        {"startsAt": "2090-07-01T17:30:00Z", "doorsAt": "2090-07-01T16:30:00Z", "endsAt": null}
                        """));
    }

    @Test
    void movesAKindAmongOthersWithTheSamePosition() {
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("to", "down")
                .post("/sell/tickets/" + STALLS + "/move")
                .then()
                .statusCode(303);

        assertThat(StubServices.bodyFor("/api/tickets/" + STALLS)).isEqualTo("{\"position\":2}");
        assertThat(StubServices.bodyFor("/api/tickets/" + BALCONY)).isNull();
    }

    @Test
    void asksBeforeItWithdraws() {
        given().get("/sell/tickets/" + STALLS + "/withdraw")
                .then()
                .statusCode(200)
                .body(containsString("Withdraw Stalls from sale?"));

        post("/sell/tickets/" + STALLS + "/withdraw").statusCode(303).header("Location", endsWith(PAGE));
    }

    @Test
    void searchesFiltersAndSortsShows() {
        StubServices.respond("/api/shows", "{\"items\": [], \"total\": 0}");

        given().get("/sell/shows?status=draft&q=lantern&sort=-createdAt&after=x")
                .then()
                .statusCode(200)
                .body(containsString("No shows match “lantern”"));

        assertThat(StubServices.queryFor("/api/shows"))
                .contains("organiserId=" + Team.ORGANISER, "status=DRAFT", "q=lantern", "sort=-createdAt", "after=x");
    }

    private static ValidatableResponse post(String path) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("etag", "\"1.0\"")
                .post(path)
                .then();
    }
}
