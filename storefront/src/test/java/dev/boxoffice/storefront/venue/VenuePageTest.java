package dev.boxoffice.storefront.venue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.storefront.catalogue.Shows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class VenuePageTest {

    private static void organiser(String slug, String more) {
        StubServices.respond(
                "/api/organisers/by-slug/" + slug,
                "{\"id\": \"%s\", \"name\": \"Old <Mill>\", \"slug\": \"%s\", \"version\": 7%s}"
                        .formatted(Shows.ORGANISER, slug, more));
    }

    @Test
    void showsTheOrganiserAndItsShows() {
        organiser(
                "old-mill",
                ", \"description\": \"At the *river*.\", \"colour\": \"#0b5fff\", \"logo\": {\"url\": \"/api/images/9\"}");
        StubServices.respond("/api/shows", Shows.page(Shows.published()));

        given().get("/o/old-mill")
                .then()
                .statusCode(200)
                .body(containsString("<h1><bdi>Old &lt;Mill&gt;</bdi></h1>"))
                .body(containsString("At the <em>river</em>."))
                .body(containsString("src=\"/api/images/9?width=320\" alt=\"\""))
                .body(containsString("href=\"/o/old-mill/theme.css?v=7\""))
                .body(containsString("href=\"" + Shows.PAGE + "\""));
        assertThat(StubServices.queryFor("/api/shows")).contains("organiserId=" + Shows.ORGANISER);
    }

    @Test
    void worksWithoutLogoColourAndShows() {
        organiser("bare", "");
        StubServices.respond("/api/shows", Shows.page());

        given().get("/o/bare")
                .then()
                .statusCode(200)
                .body(containsString("No shows are planned at the moment."))
                .body(not(containsString("theme.css")));
        given().get("/o/bare/theme.css").then().statusCode(404);
    }

    @Test
    void deliversTheColourAsAStyleSheetThatCanBeCached() {
        organiser("blue", ", \"colour\": \"#0b5fff\"");

        given().get("/o/blue/theme.css?v=7")
                .then()
                .statusCode(200)
                .contentType("text/css")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .body(containsString("--brand: #0b5fff;"));
    }

    @Test
    void findsNoUnknownOrganiser() {
        StubServices.refuse(
                "/api/organisers/by-slug/unknown", 404, "{\"type\": \"/problems/not-found\", \"status\": 404}");

        given().get("/o/unknown").then().statusCode(404);
    }
}
