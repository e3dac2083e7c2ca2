package dev.boxoffice.tickets.organiser;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.image.Pictures;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the public page of an organiser shows. */
@TicketServiceTest
class OrganiserPageTest {

    private Team team;

    @BeforeEach
    void createTeam() {
        team = Team.create();
    }

    static Response patches(Team team, String patch) {
        return team.owner()
                .sends()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(patch)
                .patch("/api/organisers/{id}", team.id());
    }

    static String upload(Team team) {
        return team.owner()
                .sends()
                .contentType("image/png")
                .body(Pictures.png(40, 40))
                .post("/api/images")
                .path("url");
    }

    @Test
    void showsDescriptionColourAndLogoToEveryone() {
        String logo = upload(team);
        patches(team, """
                {"description": "Music at the *river*.", "colour": "#0B5FFF", "logo": {"url": "%s"}}""".formatted(logo)).then().statusCode(200);

        given().get("/api/organisers/by-slug/{slug}", team.slug())
                .then()
                .statusCode(200)
                .header("ETag", "\"2.public\"")
                .body("id", equalTo(team.id().toString()))
                .body("name", equalTo("Old Mill"))
                .body("description", equalTo("Music at the *river*."))
                .body("colour", equalTo("#0b5fff"))
                .body("logo.url", equalTo(logo))
                .body("$", not(hasKey("members")));
    }

    @Test
    void replacesAndRemovesThem() {
        patches(team, "{\"description\": \"Music\", \"colour\": \"#0b5fff\"}")
                .then()
                .statusCode(200);
        patches(team, "{\"colour\": null}")
                .then()
                .body("description", equalTo("Music"))
                .body("$", not(hasKey("colour")));
        team.owner()
                .sends()
                .header("If-Match", "*")
                .body(Map.of("name", "Old Mill"))
                .put("/api/organisers/{id}", team.id())
                .then()
                .body("description", equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "#12345g", "#0b5fff;", "url(x)"})
    void refusesAnythingButAColour(String colour) {
        patches(team, "{\"colour\": \"" + colour + "\"}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("colour"));
    }

    @Test
    void refusesALogoThatIsNotStored() {
        patches(team, "{\"logo\": {\"url\": \"/api/images/2c26b46b-68ff-8fc6-bf9b-453c1d304134\"}}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("logo.url"));
        patches(team, "{\"logo\": {\"url\": \"https://example.com/logo.png\"}}")
                .then()
                .statusCode(400);
    }

    @Test
    void findsNoUnknownSlug() {
        given().get("/api/organisers/by-slug/no-such-organiser").then().statusCode(404);
    }
}
