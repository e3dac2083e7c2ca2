package dev.boxoffice.storefront.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of orders shows one organiser's orders, or those of all. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sally")
@OidcSecurity
class OrganiserFilterTest {

    private static final String SEARCH = "/api/admin/orders";
    private static final String SELECT = "id=\"of-organiser\"";

    private final UUID harbour = UUID.randomUUID();
    private final UUID opera = UUID.randomUUID();

    @BeforeEach
    void respond() {
        members("SUPPORT", "OWNER");
        StubServices.respond("/api/sales/summary", "{\"shows\": [], \"more\": false}");
        StubServices.respond(SEARCH, """
                {"items": [{"id": "%s", "buyer": "ben", "status": "COMPLETE", "items": [], "createdAt": "2030-06-01T11:45:00Z",
                            "total": {"amount": 7500, "currency": "EUR"}, "refunded": {"amount": 0, "currency": "EUR"}}],
                 "next": "n1", "total": 40}
                """.formatted(UUID.randomUUID()));
    }

    private void members(String atHarbour, String atOpera) {
        StubServices.respond(
                "/api/organisers",
                "{\"items\": [%s, %s]}".formatted(organiser(harbour, atHarbour), organiser(opera, atOpera)));
    }

    private static String organiser(UUID id, String role) {
        return """
                {"id": "%s", "name": "Hall", "slug": "hall", "version": 1,
                 "members": [{"subject": "sally", "role": "%s"}]}
                """.formatted(id, role);
    }

    private static ValidatableResponse list(String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/sell/orders").then();
    }

    @Test
    void showsTheOrdersOfTheDeskFirst() {
        given().cookie("organiser", opera.toString())
                .get("/sell/orders")
                .then()
                .statusCode(200)
                .body(containsString("<option value=\"%s\" selected>".formatted(opera)));

        assertThat(StubServices.queryFor(SEARCH)).contains("organiserId=" + opera);
    }

    @Test
    void keepsTheOrganiserInPagesAndFiles() {
        list("organiser", opera.toString(), "q", "ada")
                .statusCode(200)
                .body(containsString(SELECT))
                .body(containsString("?q=ada&amp;organiser=%s&amp;after=n1".formatted(opera)))
                .body(containsString("/sell/orders/export?q=ada&amp;organiser=" + opera))
                .body(containsString("href=\"/sell/orders?organiser=" + opera));
        assertThat(StubServices.queryFor(SEARCH)).contains("organiserId=" + opera, "q=ada");
        assertThat(StubServices.queryFor("/api/sales/summary")).contains("organiserId=" + opera);

        given().queryParam("organiser", opera.toString())
                .get("/sell/orders/export")
                .then()
                .statusCode(200);
        assertThat(StubServices.queryFor(SEARCH)).isEqualTo("organiserId=" + opera);
    }

    @Test
    void showsTheOrdersOfAllOrganisers() {
        list("organiser", "all").statusCode(200).body(containsString("organiser=all&amp;after=n1"));

        assertThat(StubServices.queryFor(SEARCH)).doesNotContain("organiserId");
        assertThat(StubServices.queryFor("/api/sales/summary")).doesNotContain("organiserId");
    }

    @Test
    void offersNoChoiceAmongOne() {
        members("SUPPORT", "DOOR");

        list().statusCode(200).body(not(containsString(SELECT)));
    }

    @Test
    @TestSecurity(user = "olga", roles = "admin")
    void showsOperatorsAllOrganisersFirst() {
        list().statusCode(200).body(containsString(SELECT));

        assertThat(StubServices.queryFor(SEARCH)).doesNotContain("organiserId");
    }

    @Test
    void forgetsTheShowOfAnotherOrganiser() {
        UUID show = UUID.randomUUID();
        StubServices.respond("/api/shows/" + show, """
                {"id": "%s", "organiserId": "%s"}
                """.formatted(show, harbour));

        list("organiser", opera.toString(), "show", show.toString()).statusCode(200);
        assertThat(StubServices.queryFor(SEARCH))
                .contains("organiserId=" + opera)
                .doesNotContain("showId");

        list("organiser", harbour.toString(), "show", show.toString()).statusCode(200);
        assertThat(StubServices.queryFor(SEARCH)).contains("organiserId=" + harbour, "showId=" + show);
    }

    @Test
    void refusesOrganisersOfOthersAndThoseThatAreNone() {
        UUID foreign = UUID.randomUUID();
        StubServices.respond(
                "/api/organisers/" + foreign,
                "{\"id\": \"%s\", \"name\": \"Other\", \"slug\": \"other\", \"version\": 1}".formatted(foreign));

        list("organiser", foreign.toString()).statusCode(403);
        list("organiser", "x").statusCode(422).body(containsString("role=\"alert\""));
    }
}
