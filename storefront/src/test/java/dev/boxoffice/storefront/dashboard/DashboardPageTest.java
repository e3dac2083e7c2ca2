package dev.boxoffice.storefront.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sally")
@OidcSecurity
class DashboardPageTest {

    private static final String SUMMARY = "/api/sales/summary";

    private final UUID show = UUID.randomUUID();
    private final UUID organiser = UUID.randomUUID();

    @BeforeEach
    void hasNoOrganiser() {
        StubServices.respond("/api/organisers", "{\"items\": []}");
        StubServices.respond("/api/shows/" + show, """
                {"id": "%s", "organiserId": "%s"}
                """.formatted(show, organiser));
    }

    @Test
    void showsFiguresChartAndTable() {
        respond();

        String page = given().get("/sell").then().statusCode(200).extract().asString();

        assertThat(page)
                .contains("The &lt;Lanterns&gt;", "5 of 1,500 sold", "€125.00", "CHF 80.00")
                .contains("href=\"/door/" + show + "\"", "href=\"/sell/orders?show=" + show + "\"")
                .contains("<svg class=\"sales-chart\"", "aria-label=\"Tickets sold in the last 28 days: 5\"")
                .contains("Show as a table")
                .doesNotContain("style=");
        assertThat(StubServices.queryFor(SUMMARY)).contains("days=28");
    }

    @Test
    void speaksGerman() {
        respond();

        given().header("Accept-Language", "de")
                .get("/sell")
                .then()
                .body(containsString("5 von 1.500 verkauft"))
                .body(containsString("125,00\u00a0€"));
    }

    @Test
    void showsOneShow() {
        respond();
        StubServices.respond("/api/organisers", "{\"items\": [%s]}".formatted(organiser(organiser, "OWNER")));

        given().get("/sell/sales/{show}", show)
                .then()
                .statusCode(200)
                .body(containsString("The &lt;Lanterns&gt;"))
                .body(containsString("<svg class=\"sales-chart\""));
        assertThat(StubServices.queryFor(SUMMARY)).contains("showId=" + show);
    }

    @Test
    void opensAShowAtTheDeskOfItsOrganiser() {
        respond();
        UUID other = UUID.randomUUID();
        StubServices.respond(
                "/api/organisers",
                "{\"items\": [%s, %s]}".formatted(organiser(organiser, "DOOR"), organiser(other, "OWNER")));

        given().cookie("organiser", other.toString())
                .get("/sell/sales/{show}", show)
                .then()
                .statusCode(403);

        StubServices.respond(
                "/api/organisers",
                "{\"items\": [%s, %s]}".formatted(organiser(organiser, "OWNER"), organiser(other, "DOOR")));
        given().cookie("organiser", other.toString())
                .get("/sell/sales/{show}", show)
                .then()
                .statusCode(200);
    }

    private static String organiser(UUID id, String role) {
        return """
                {"id": "%s", "name": "Harbour Hall", "slug": "harbour-hall", "version": 1,
                 "members": [{"subject": "sally", "role": "%s"}]}
                """.formatted(id, role);
    }

    @Test
    void saysThatTheServiceDoesNotRespond() {
        StubServices.refuse(SUMMARY, 503, "{\"title\": \"No\", \"status\": 503}");

        given().get("/sell")
                .then()
                .statusCode(200)
                .body(containsString("Unknown: order-service isn&#39;t responding."))
                .body(not(containsString("<svg class=\"sales-chart\"")));
    }

    @Test
    void helpsWithoutShows() {
        StubServices.respond(SUMMARY, "{\"shows\": [], \"more\": false}");

        given().get("/sell").then().statusCode(200).body(containsString("No shows yet"));
    }

    private void respond() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        StubServices.respond(SUMMARY, """
                {"more": false, "shows": [{"showId": "%s", "title": "The <Lanterns>", "venue": "Harbour Hall",
                 "startsAt": "%s", "timeZone": "Europe/Berlin", "status": "PUBLISHED", "today": "%s", "capacity": 1500,
                 "held": 2, "sold": 5,
                 "revenue": [{"amount": 8000, "currency": "CHF"}, {"amount": 12500, "currency": "EUR"}],
                 "days": [{"day": "%s", "sold": 5, "revenue": {"amount": 12500, "currency": "EUR"},
                           "refundedQuantity": 0, "refunded": {"amount": 0, "currency": "EUR"}}]}]}
                """.formatted(show, Instant.now().plusSeconds(3_600), today, today));
    }
}
