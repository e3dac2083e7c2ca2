package dev.boxoffice.storefront.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "dora")
@OidcSecurity
class DoorPagesTest {

    private final UUID show = UUID.randomUUID();
    private final String list = "/api/shows/" + show + "/door-list";

    @BeforeEach
    void isOnSale() {
        StubServices.respond("/api/shows/" + show, show(show, "The <Lanterns>", Instant.now(), "PUBLISHED"));
        StubServices.respond(list, "{\"items\": [], \"voidIds\": [], \"next\": \"n\", \"more\": false}");
    }

    private static String show(UUID id, String title, Instant start, String status) {
        return """
                {"id": "%s", "title": "%s", "venue": {"name": "Harbour Hall", "city": "Hamburg"}, "timeZone": "UTC",
                 "startsAt": "%s", "status": "%s"}
                """.formatted(id, title, start, status);
    }

    @Test
    void listsTheShowsOfItsOrganisersTodayFirst() {
        UUID own = UUID.randomUUID();
        StubServices.respond("/api/organisers", """
                {"items": [{"id": "%s", "members": [{"subject": "dora", "role": "DOOR"}]},
                           {"id": "%s", "members": [{"subject": "dora", "role": "EDITOR"}]}]}
                """.formatted(own, UUID.randomUUID()));
        StubServices.respond(
                "/api/shows",
                "{\"items\": [%s, %s, %s]}"
                        .formatted(
                                show(show, "Yesterday", Instant.now().minus(Duration.ofDays(1)), "PUBLISHED"),
                                show(
                                        UUID.randomUUID(),
                                        "Tomorrow",
                                        Instant.now().plus(Duration.ofDays(1)),
                                        "CALLED_OFF"),
                                show(UUID.randomUUID(), "Tonight", Instant.now(), "PUBLISHED")));

        given().get("/door")
                .then()
                .statusCode(200)
                .body(stringContainsInOrder("Tonight", "Yesterday", "Tomorrow", "Called off"))
                .body(containsString("href=\"/door/" + show + "\""));
        assertThat(StubServices.queryFor("/api/shows"))
                .contains("organiserId=" + own)
                .contains("status=PUBLISHED")
                .contains("from=");
    }

    @Test
    void opensTheScannerWithTheCamera() {
        given().get("/door/{id}", show)
                .then()
                .statusCode(200)
                .header("Permissions-Policy", containsString("camera=(self)"))
                .body(containsString("The &lt;Lanterns&gt;"))
                .body(containsString("data-show=\"" + show + "\""))
                .body(containsString("<p data-text=\"title.again\">Already entered</p>"))
                .body(containsString("<p data-text=\"someWait\">%n scans wait</p>"))
                .body(not(containsString("data-called-off")));
        StubServices.respond("/api/organisers", "{\"items\": []}");
        given().get("/door").then().header("Permissions-Policy", containsString("camera=()"));
    }

    @Test
    void opensTheScannerWithoutAdmissionService() {
        StubServices.hangUp(list, 3);

        given().get("/door/{id}", show).then().statusCode(200).body(containsString("data-show"));
    }

    @Test
    void opensNoShowOfOtherOrganisers() {
        StubServices.refuse(list, 404, """
                {"type": "https://boxoffice.dev/problems/not-found", "title": "No", "status": 404, "detail": "No"}
                """);

        given().get("/door/{id}", show).then().statusCode(404);
        given().get("/door/{id}/list", show).then().statusCode(404).body(equalTo(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACCEPTED | null | good | Let in",
                "REFUSED | \"already-entered\" | warn | Already entered",
                "REFUSED | \"void\" | bad | Not valid any more",
                "REFUSED | \"other-show\" | warn | Other show",
                "REFUSED | \"something-new\" | bad | Not valid"
            })
    void checksACodeWithoutJavaScript(String result, String reason, String tone, String title) {
        checkIn(result, reason);

        submitsCode()
                .statusCode(200)
                .body(containsString("data-tone=\"" + tone + "\""))
                .body(containsString("<p class=\"title\">" + title + "</p>"))
                .body(containsString("value=\"North\""))
                .body(containsString("Ada &lt;L&gt;"));
        assertThat(StubServices.bodyFor("/api/check-ins"))
                .isEqualTo("{\"showId\":\"%s\",\"items\":[{\"code\":\"a.b.c\",\"gate\":\"North\",\"nonce\":\"n-1\"}]}"
                        .formatted(show));
    }

    @Test
    void saysWhenAndWhereTheHolderHasEntered() {
        checkIn("REFUSED", "\"already-entered\"");

        submitsCode().body(containsString("gate: South"));
    }

    @Test
    void saysThatTheShowIsCalledOff() {
        StubServices.respond("/api/shows/" + show, show(show, "The Lanterns", Instant.now(), "CALLED_OFF"));
        checkIn("REFUSED", "\"void\"");

        submitsCode().body(containsString("<p class=\"title\">Show called off</p>"));
        given().get("/door/{id}", show).then().body(containsString("data-called-off"));
    }

    private static void checkIn(String result, String reason) {
        StubServices.respond("/api/check-ins", """
                {"items": [{"id": "%s", "result": "%s", "reason": %s, "first": {"at": "2030-06-01T18:00:00Z", "gate": "South"},
                            "admission": {"ticketName": "Standing", "number": 1, "holderName": "Ada <L>"}}]}
                """.formatted(UUID.randomUUID(), result, reason));
    }

    private ValidatableResponse submitsCode() {
        return given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded")
                .formParam("code", " a.b.c ")
                .formParam("gate", "North")
                .formParam("nonce", "n-1")
                .post("/door/{id}", show)
                .then();
    }

    @Test
    void passesScansOfTheScriptOn() {
        StubServices.respond("/api/check-ins", "{\"items\": [{\"result\": \"ACCEPTED\", \"new\": 1}]}");

        given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body("{\"items\": [{\"admission\": {\"id\": \"x\", \"generation\": 1}, \"offline\": true}]}")
                .post("/door/{id}/check-ins", show)
                .then()
                .statusCode(200)
                .body("items[0].new", equalTo(1));
        assertThat(StubServices.bodyFor("/api/check-ins"))
                .isEqualTo(
                        "{\"showId\":\"%s\",\"items\":[{\"admission\":{\"id\":\"x\",\"generation\":1},\"offline\":true}]}"
                                .formatted(show));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "{\"items\": 1}"})
    void refusesScansThatAreNone(String body) {
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body(body)
                .post("/door/{id}/check-ins", show)
                .then()
                .statusCode(400);
    }

    @Test
    void passesUndoOn() {
        UUID checkIn = UUID.randomUUID();
        StubServices.refuse("/api/check-ins/" + checkIn + "/undo", 409, """
                {"type": "https://boxoffice.dev/problems/not-in-force", "title": "No", "status": 409, "detail": "No"}
                """);

        given().header("Sec-Fetch-Site", "same-origin")
                .post("/door/{id}/check-ins/{checkIn}/undo", show, checkIn)
                .then()
                .statusCode(409);
    }

    @Test
    void refusesScansOfOtherSites() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{\"items\": []}")
                .post("/door/{id}/check-ins", show)
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity // signed out
    void tellsTheScriptThatTheSessionHasEnded() {
        given().redirects().follow(false).get("/door/{id}/list", show).then().statusCode(401);
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body("{\"items\": []}")
                .post("/door/{id}/check-ins", show)
                .then()
                .statusCode(401);
        given().redirects()
                .follow(false)
                .get("/door/{id}", show)
                .then()
                .statusCode(303)
                .header("Location", containsString("/sign-in?to=%2Fdoor%2F" + show));
    }

    @Test
    void servesTheWorkerForAllPages() {
        given().get("/worker.js")
                .then()
                .statusCode(200)
                .contentType(containsString("text/javascript"))
                .body(containsString("boxoffice-offline"));
    }

    @Test
    void listsTheConflictsOfAllGates() {
        StubServices.respond("/api/shows/" + show + "/check-ins", """
                {"items": [{"id": "%1$s", "gate": "South <b>", "result": "ACCEPTED", "reason": "already-entered",
                            "conflict": true, "scannedAt": "2030-06-01T18:05:00Z",
                            "first": {"at": "2030-06-01T18:00:00Z", "gate": "North"},
                            "admission": {"id": "0193abcd-7e00-7a3b-8c1d-2e3f4a5b6c7d", "ticketName": "Standing",
                                          "number": 2, "holderName": "Ada <i>"}},
                           {"id": "%1$s", "gate": "South", "result": "ACCEPTED", "reason": "other-show",
                            "conflict": true, "scannedAt": "2030-06-01T18:06:00Z"}]}
                """.formatted(UUID.randomUUID()));

        given().get("/door/{id}/conflicts", show)
                .then()
                .statusCode(200)
                .body(stringContainsInOrder("Ada &lt;i&gt;", "Standing", "0193abcd", "South &lt;b&gt;", "North"))
                .body(containsString("Unknown code"));
        assertThat(StubServices.queryFor("/api/shows/" + show + "/check-ins")).contains("conflict=true");
        given().get("/door/{id}", show).then().body(containsString("href=\"/door/" + show + "/conflicts\""));
    }

    /** Scans wait on the device when staff leave the scanner. */
    @ParameterizedTest
    @ValueSource(strings = {"/door", "/sell/shows"})
    void sendsWaitingScansFromOtherPages(String page) {
        StubServices.respond("/api/organisers", "{\"items\": []}");
        StubServices.respond("/api/shows", "{\"items\": []}");

        given().get(page)
                .then()
                .body(containsString("id=\"door-waiting\""))
                .body(containsString("/assets/door-server.js"));
    }

    @Test
    void servesTheWorkerThatSendsScans() {
        given().get("/sync-worker.js")
                .then()
                .statusCode(200)
                .contentType(containsString("text/javascript"))
                .body(containsString("import \"/worker.js\""))
                .body(containsString("\"sync\""));
    }
}
