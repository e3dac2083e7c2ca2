package dev.boxoffice.tickets.organiser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class OrganiserResourceTest {

    private final Seller seller = Seller.anyone();
    private final String slug = "slug-" + UUID.randomUUID();

    @Test
    void makesTheCreatorTheOwner() {
        creates(Map.of("name", " Old Mill ", "slug", slug))
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/organisers/[0-9a-f-]{36}"))
                .header("ETag", "\"1\"")
                .body("name", equalTo("Old Mill"))
                .body("slug", equalTo(slug))
                .body("members", equalTo(List.of(Map.of("subject", seller.name(), "role", "OWNER"))))
                .body("version", equalTo(1));
    }

    @Test
    void derivesFreeSlugsFromTheName() {
        Team.creates(seller, "Café Noir").then().statusCode(201).body("slug", startsWith("cafe-noir"));
        Team.creates(seller, "Café Noir").then().statusCode(201).body("slug", startsWith("cafe-noir-"));
    }

    @Test
    void refusesATakenSlug() {
        creates(Map.of("name", "First", "slug", slug)).then().statusCode(201);

        creates(Map.of("name", "Second", "slug", slug)).then().statusCode(409).body("type", endsWith("/slug-taken"));
        Team team = Team.create();
        patches(team, "{\"slug\": \"" + slug + "\"}").then().statusCode(409).body("type", endsWith("/slug-taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "-a", "a-", "a--b", "a b", "ä", "a/b", ".."})
    void refusesAMalformedSlug(String malformed) {
        creates(Map.of("name", "Old Mill", "slug", malformed))
                .then()
                .statusCode(400)
                .body("violations[0].field", endsWith("slug"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u202eb"})
    void refusesAnInvalidName(String name) {
        Team.creates(seller, name).then().statusCode(400).body("violations[0].field", endsWith("name"));
    }

    @Test
    void createsOnceForARepeatedKey() {
        String key = UUID.randomUUID().toString();
        Response first = creates(key);

        creates(key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")));
        seller.sends().get("/api/organisers").then().body("items", hasSize(1));
    }

    @Test
    void limitsTheOrganisersOfAnOwner() {
        for (int i = 0; i < CreateOrganiser.MAX_OWNED; i++) {
            Team.creates(seller, "Old Mill").then().statusCode(201);
        }

        Team.creates(seller, "Old Mill")
                .then()
                .statusCode(409)
                .body("type", endsWith("/limit-exceeded"))
                .body("maximum", equalTo(CreateOrganiser.MAX_OWNED));
    }

    @Test
    void hidesMembersFromOthers() {
        Team team = Team.create();

        team.read(team.owner()).then().statusCode(200).header("ETag", "\"1\"").body("members", hasSize(1));
        team.read(Seller.operator()).then().statusCode(200).body("members", hasSize(1));
        team.read(seller)
                .then()
                .statusCode(200)
                .header("ETag", "\"1.public\"")
                .header("Vary", containsString("authorization"))
                .body("name", equalTo("Old Mill"))
                .body("$", not(hasKey("members")));
        given().get("/api/organisers/{id}", team.id()).then().statusCode(200).body("$", not(hasKey("members")));
        team.owner()
                .sends()
                .header("If-None-Match", "\"1.public\"")
                .get("/api/organisers/{id}", team.id())
                .then()
                .statusCode(200)
                .body("members", hasSize(1));
    }

    @Test
    void listsTheOrganisersOfAMemberInPages() {
        List<String> ids = List.of(
                Team.creates(seller, "A").path("id"),
                Team.creates(seller, "B").path("id"),
                Team.creates(seller, "C").path("id"));
        Team.create();

        Response first = seller.sends().get("/api/organisers?limit=2&count=true");
        first.then().statusCode(200).body("total", equalTo(3)).header("Link", endsWith("rel=\"next\""));
        Response second = seller.sends().get("/api/organisers?limit=2&after=" + first.path("next"));

        assertThat(first.<List<String>>path("items.id")).isEqualTo(ids.subList(0, 2));
        assertThat(second.<List<String>>path("items.id")).isEqualTo(ids.subList(2, 3));
        second.then().body("$", not(hasKey("next")));
    }

    @Test
    void letsOnlyOwnersRename() {
        Team team = Team.create();
        for (String role : List.of("EDITOR", "SUPPORT", "DOOR")) {
            team.renames(team.with(role), "*", "Taken over")
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/not-yours"))
                    .body("role", equalTo("OWNER"));
        }
        team.renames(seller, "*", "Taken over").then().statusCode(403);

        team.renames(team.owner(), "*", "New Mill").then().statusCode(200).body("name", equalTo("New Mill"));
        team.renames(Seller.operator(), "*", "Newer Mill").then().statusCode(200);
    }

    @Test
    void requiresTheCurrentVersion() {
        Team team = Team.create();
        team.owner()
                .sends()
                .body(Map.of("name", "x"))
                .put("/api/organisers/{id}", team.id())
                .then()
                .statusCode(428);
        team.renames(team.owner(), "\"7\"", "x").then().statusCode(412).body("currentVersion", equalTo(1));
        team.renames(team.owner(), "W/\"1\"", "x").then().statusCode(412).body("type", endsWith("/weak-etag"));

        team.renames(team.owner(), "\"1\"", "New Mill").then().statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void keepsTheSlugUnlessItIsChanged() {
        creates(Map.of("name", "Old Mill", "slug", slug));
        Team team = Team.create();
        String before = team.read(team.owner()).path("slug");

        team.renames(team.owner(), "*", "New Mill").then().body("slug", equalTo(before));
        patches(team, "{\"slug\": null, \"name\": \"Third\"}").then().body("slug", equalTo(before));
        patches(team, "{\"slug\": \"" + slug + "-2\"}").then().statusCode(200).body("slug", equalTo(slug + "-2"));
        patches(team, "{\"name\": null}").then().statusCode(400);
        patches(team, "[]").then().statusCode(400);
    }

    @Test
    void findsNoUnknownOrganiser() {
        UUID unknown = UUID.randomUUID();

        given().get("/api/organisers/{id}", unknown).then().statusCode(404);
        given().get("/api/organisers/1").then().statusCode(404);
        given().get("/api/organisers").then().statusCode(401);
        new Team(seller, unknown).renames(seller, "*", "x").then().statusCode(404);
    }

    private Response creates(Map<String, String> fields) {
        return seller.sends().body(new HashMap<>(fields)).post("/api/organisers");
    }

    private Response creates(String key) {
        return seller.sends()
                .header("Idempotency-Key", key)
                .body(Map.of("name", "Old Mill"))
                .post("/api/organisers");
    }

    private static Response patches(Team team, String patch) {
        return team.owner()
                .sends()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(patch)
                .patch("/api/organisers/{id}", team.id());
    }
}
