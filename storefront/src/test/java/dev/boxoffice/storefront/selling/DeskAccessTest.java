package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the desk shows to each role. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class DeskAccessTest {

    private static final String SHOW = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c11";
    private static final String PAGE = "/sell/shows/" + SHOW;

    @BeforeEach
    void offerShow() {
        String show = """
                {"id": "%s", "organiserId": "%s", "title": "The Lanterns", "description": "", "version": 1,
                 "venue": {"name": "Harbour Hall", "city": "Hamburg"}, "timeZone": "Europe/Berlin",
                 "startsAt": "2090-06-01T17:30:00Z", "status": "PUBLISHED", "tickets": [], "pools": [],
                 "availability": {"available": 90, "held": 3, "sold": 7, "asOf": "2026-01-01T00:00:00Z"}}
                """.formatted(SHOW, Team.ORGANISER);
        StubServices.respond("/api/shows/" + SHOW, show);
        StubServices.respond("/api/shows", "{\"items\": [%s], \"total\": 1}".formatted(show));
        StubServices.respond("/api/organisers/" + Team.ORGANISER + "/invitations", "{\"items\": []}");
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER,   200, 200, 200, 200",
        "EDITOR,  200, 200, 200, 403",
        "SUPPORT, 200, 200, 403, 403",
        "DOOR,    200, 403, 403, 403"
    })
    void opensOnlyWhatTheRoleAllows(String role, int list, int show, int edit, int team) {
        Team.has("sella", role);

        given().get("/sell/shows").then().statusCode(list);
        given().get(PAGE).then().statusCode(show);
        given().get(PAGE + "/edit").then().statusCode(edit);
        given().get(PAGE + "/call-off").then().statusCode(edit);
        given().get(PAGE + "/tickets/new").then().statusCode(edit);
        given().get(PAGE + "/pools/new").then().statusCode(edit);
        given().get(PAGE + "/copy").then().statusCode(edit);
        given().get(PAGE + "/image").then().statusCode(edit);
        given().get("/sell/team").then().statusCode(team);
        given().get("/sell/venue").then().statusCode(team);
    }

    @Test
    void explainsTheRoleAndWhatItLacks() {
        Team.has("sella", "SUPPORT");

        given().get(PAGE + "/edit")
                .then()
                .statusCode(403)
                .body(containsString("You don&#39;t have access"))
                .body(containsString("Your role at Harbour Hall is: Support."))
                .body(containsString("Only owners and editors can change shows and tickets."))
                .body(not(containsString("<input")));
    }

    @Test
    void showsOnlyTheTabsOfTheRole() {
        Team.has("sella", "DOOR");
        given().get("/sell/shows")
                .then()
                .body(containsString("href=\"/door/" + SHOW))
                .body(not(containsString("href=\"/sell/team\"")))
                .body(not(containsString("href=\"/sell/orders\"")))
                .body(not(containsString("href=\"/sell/shows/new\"")));

        Team.has("sella", "OWNER");
        given().get("/sell/shows")
                .then()
                .body(containsString("href=\"/sell/team\""))
                .body(containsString("href=\"/sell/orders\""))
                .body(containsString("href=\"/sell/shows/new\""));
    }

    @Test
    void hidesShowsOfOtherOrganisers() {
        Team.ofOthers();

        given().get(PAGE)
                .then()
                .statusCode(403)
                .body(containsString("You are not a member of Harbour Hall."))
                .body(not(containsString("The Lanterns")));
        given().get(PAGE + "/edit").then().statusCode(403);
    }

    @Test
    @OidcSecurity
    @TestSecurity(user = "olga", roles = "admin")
    void letsOperatorsIn() {
        Team.ofOthers();

        given().get(PAGE + "/edit").then().statusCode(200);
    }
}
