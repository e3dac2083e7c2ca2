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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The team and the settings of an organiser, and invitations to it. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class TeamPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/api/organisers/" + Team.ORGANISER;

    @BeforeEach
    void openDesk() {
        Team.has("sella", "OWNER");
        StubServices.respond(API + "/invitations", "{\"items\": []}");
    }

    @Test
    void showsTheLinkOfAnInvitationOnce() {
        StubServices.respond("POST " + API + "/invitations", """
                {"id": "%s", "role": "DOOR", "expiresAt": "2090-06-01T17:30:00Z", "token": "secret-token"}
                """.formatted(Team.ORGANISER));

        submit("/sell/team/invitation", "role", "DOOR")
                .statusCode(200)
                .body(containsString("/join#secret-token"))
                .body(containsString("Invitation as Door"));
    }

    @Test
    void changesARole() throws Exception {
        StubServices.respond(API + "/members/dora", "{}");

        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("member", "dora")
                .formParam("role", "EDITOR")
                .post("/sell/team/role")
                .then()
                .statusCode(303);

        assertThat(JSON.readTree(StubServices.bodyFor(API + "/members/dora")))
                .isEqualTo(JSON.readTree("{\"role\": \"EDITOR\"}"));
    }

    @Test
    void asksBeforeItRemovesAMember() {
        StubServices.respond(API + "/members/dora", "{}");
        given().get("/sell/team/remove/dora").then().statusCode(200).body(containsString("Remove dora from the team?"));
        assertThat(StubServices.bodyFor(API + "/members/dora")).isNull();

        submit("/sell/team/remove/dora", "member", "dora").statusCode(303).header("Location", endsWith("/sell/team"));
        assertThat(StubServices.bodyFor(API + "/members/dora")).isNotNull();
    }

    @Test
    void explainsWhyTheLastOwnerStays() {
        StubServices.refuse(API + "/members/sella", 409, """
                {"type": "https://boxoffice.dev/problems/last-owner", "title": "Last owner", "status": 409, "detail": "No"}
                """);

        submit("/sell/team/remove/sella", "member", "sella")
                .statusCode(409)
                .body(containsString("<title>Error:"))
                .body(containsString("the only owner"));
    }

    @Test
    void acceptsAnInvitationAndOpensThatDesk() throws Exception {
        StubServices.respond("/api/invitations/accept", """
                {"organiserId": "%s", "role": "EDITOR"}
                """.formatted(Team.ORGANISER));

        submit("/join", "token", " secret-token ")
                .statusCode(303)
                .cookie("organiser", Team.ORGANISER)
                .header("Location", endsWith("/sell/shows"));

        assertThat(JSON.readTree(StubServices.bodyFor("/api/invitations/accept")))
                .isEqualTo(JSON.readTree("{\"token\": \"secret-token\"}"));
    }

    @Test
    void explainsAnInvitationThatIsUsedUp() {
        StubServices.refuse("/api/invitations/accept", 404, """
                {"type": "https://boxoffice.dev/problems/not-found", "title": "Not found", "status": 404, "detail": "No"}
                """);

        submit("/join", "token", "old").statusCode(404).body(containsString("This invitation is not valid"));
    }

    @Test
    void switchesBetweenDesks() {
        String other = "01936c5a-7c00-7a3b-8c1d-000000000002";
        StubServices.respond("/api/organisers", """
                {"items": [{"id": "%s", "name": "Harbour Hall", "slug": "a", "members": [{"subject": "sella", "role": "DOOR"}]},
                  {"id": "%s", "name": "Old Mill", "slug": "b", "members": [{"subject": "sella", "role": "OWNER"}]}]}
                """.formatted(Team.ORGANISER, other));
        StubServices.respond("/api/shows", "{\"items\": []}");

        given().get("/sell/shows").then().body(not(containsString("href=\"/sell/team\"")));
        submit("/sell/organiser", "organiser", other).statusCode(303).cookie("organiser", other);
        given().cookie("organiser", other).get("/sell/shows").then().body(containsString("href=\"/sell/team\""));
    }

    @Test
    void changesTheSettingsOfTheVenue() throws Exception {
        SubmittedForm.open("/sell/venue")
                .type("colour", "#0B5fff")
                .type("description", "Since **1901**")
                .submit()
                .then()
                .statusCode(303);

        assertThat(JSON.readTree(StubServices.bodyFor(API))).isEqualTo(JSON.readTree("""
                {"description": "Since **1901**", "colour": "#0B5fff"}
                """));
    }

    @Test
    void checksTheSettingsOfTheVenue() {
        SubmittedForm.open("/sell/venue")
                .type("name", "")
                .type("slug", "Harbour Hall")
                .type("colour", "blue")
                .submit()
                .then()
                .statusCode(422)
                .body(containsString("Correct 3 fields"))
                .body(containsString("Enter a colour such as #0b5fff."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sell/team/role", "/sell/team/revoke"})
    void refusesFormsWithoutTheirFields(String path) {
        submit(path, "other", "x").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sell/venue", "/sell/venue/logo/remove", "/sell/team/role"})
    void hasNoSettingsWithoutAnOrganiser(String path) {
        Team.ofOthers();

        submit(path, "name", "Old Mill").statusCode(404);
        given().get("/sell/venue/logo").then().statusCode(404);
    }

    private static io.restassured.response.ValidatableResponse submit(String path, String field, String value) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", "key-1")
                .formParam(field, value)
                .post(path)
                .then();
    }
}
