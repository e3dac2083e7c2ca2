package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form for a new show and its first ticket. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class NewShowTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "01a21890-e62b-7815-b33e-579444077869";
    private static final String SHOW = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c7b";

    @BeforeEach
    void createShow() {
        Team.has("sella", "OWNER");
        StubServices.respond("/api/shows", """
                {"id": "%s", "title": "The Lanterns", "description": "", "venue": {"name": "Harbour Hall", "city": "Hamburg"},
                 "timeZone": "Europe/Berlin", "startsAt": "2090-06-01T17:30:00Z", "status": "PUBLISHED",
                 "availability": {"available": 100, "held": 0, "sold": 0},
                 "tickets": [{"id": "%s", "title": "The Lanterns", "startsAt": "2090-06-01T17:30:00Z", "status": "ON_SALE"}]}
                """.formatted(SHOW, ID));
    }

    @Test
    void suggestsTheConfiguredTimeZone() {
        given().get("/sell/shows/new")
                .then()
                .statusCode(200)
                .body(containsString("name=\"timeZone\" value=\"Europe/Berlin\""))
                .body(containsString("<option value=\"America/New_York\">"));
    }

    @Test
    void publishesTheShowWithItsStartInItsZone() throws IOException {
        submit("America/New_York", "2090-06-01T19:30")
                .statusCode(303)
                .header("Location", endsWith("/sell/shows/" + SHOW));

        assertThat(JSON.readTree(StubServices.bodyFor("/api/shows")))
                .isEqualTo(JSON.readTree("""
                {"title": "The Lanterns", "description": "", "category": "concert",
                 "venue": {"name": "Harbour Hall", "address": null, "city": "Hamburg", "country": null},
                 "timeZone": "America/New_York", "startsAt": "2090-06-01T23:30:00Z", "doorsAt": null, "endsAt": null,
                 "refundsUntil": null, "askHolderNames": false, "status": "PUBLISHED", "organiserId": "%s",
                 "tickets": [{"name": "Stalls", "price": {"amount": 2500, "currency": "EUR"}, "capacity": 100,
                   "maxPerOrder": 4, "maxPerBuyer": null, "onSaleFrom": null, "onSaleUntil": null}]}
                """.formatted(Team.ORGANISER)));
    }

    @Test
    void refusesAnUnknownTimeZone() {
        submit("Mars/<b>", "2090-06-01T19:30")
                .statusCode(422)
                .body(containsString("Choose a time zone such as Europe/Berlin."))
                .body(containsString("value=\"Mars/&lt;b&gt;\""));

        assertThat(StubServices.bodyFor("/api/shows")).isNull();
    }

    @Test
    void savesADraftWithoutTickets() throws IOException {
        SubmittedForm.open("/sell/shows/new")
                .type("status", "DRAFT")
                .type("title", "The Lanterns")
                .type("venue", "Harbour Hall")
                .type("city", "Hamburg")
                .type("startsAt", "2090-06-01T19:30")
                .submit()
                .then()
                .statusCode(303);

        var sent = JSON.readTree(StubServices.bodyFor("/api/shows"));
        assertThat(sent.get("status").asText()).isEqualTo("DRAFT");
        assertThat(sent.has("tickets")).isFalse();
    }

    @Test
    void namesEveryEmptyFieldAtOnce() {
        given().header("Sec-Fetch-Site", "same-origin")
                .formParam("status", "PUBLISHED")
                .formParam("timeZone", "Europe/Berlin")
                .post("/sell/shows/new")
                .then()
                .statusCode(422)
                .body(containsString("Correct 8 fields"))
                .body(containsString("href=\"#title\""))
                .body(containsString("href=\"#venue\""))
                .body(containsString("href=\"#city\""))
                .body(containsString("href=\"#startsAt\""))
                .body(containsString("href=\"#price\""))
                .body(containsString("href=\"#capacity\""))
                .body(containsString("href=\"#maxPerOrder\""));
    }

    private static ValidatableResponse submit(String zone, String startsAt) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", "key-1")
                .formParam("title", "The Lanterns")
                .formParam("venue", "Harbour Hall")
                .formParam("city", "Hamburg")
                .formParam("category", "concert")
                .formParam("startsAt", startsAt)
                .formParam("timeZone", zone)
                .formParam("status", "PUBLISHED")
                .formParam("name", "Stalls")
                .formParam("price", "25")
                .formParam("currency", "EUR")
                .formParam("capacity", "100")
                .formParam("maxPerOrder", "4")
                .post("/sell/shows/new")
                .then();
    }
}
