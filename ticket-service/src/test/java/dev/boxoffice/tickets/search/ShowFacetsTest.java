package dev.boxoffice.tickets.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class ShowFacetsTest {

    @Inject
    ShowFacets facets;

    private final Seller seller = Seller.anyone();
    private final String name = UUID.randomUUID().toString();

    private ShowBody inCity(String city) {
        return ShowBody.concert()
                .with("category", "c-" + name)
                .with("timeZone", "UTC")
                .with("startsAt", "2041-03-31T23:30:00Z")
                .with("venue", Map.of("name", "Old Mill", "city", city));
    }

    @Test
    void countsPublishedUpcomingShows() {
        seller.hasShow(inCity("Ürg " + name));
        seller.hasShow(inCity("Ürg " + name));
        seller.hasShow(inCity("URG " + name));
        seller.hasShow(inCity("Ürg " + name).with("status", "DRAFT"));

        ShowFacets.Facets counted = facets.count();
        assertThat(counted.cities()).contains(new ShowFacets.Facet("Ürg " + name, 3));
        assertThat(counted.categories()).contains(new ShowFacets.Facet("c-" + name, 3));
        assertThat(counted.currencies())
                .extracting(ShowFacets.Facet::value)
                .contains("EUR")
                .doesNotHaveDuplicates();
        assertThat(counted.months()).extracting(ShowFacets.Facet::value).contains("2041-03");
    }

    @Test
    void forgetsShowsThatAreCalledOff() {
        UUID show = seller.hasShow(inCity("City " + name));
        seller.sends().post("/api/shows/{id}/call-off", show).then().statusCode(200);

        assertThat(facets.count().cities()).extracting(ShowFacets.Facet::value).doesNotContain("City " + name);
    }

    @Test
    void isPublicAndHasATag() {
        String tag = given().get("/api/shows/facets")
                .then()
                .statusCode(200)
                .body("cities", notNullValue())
                .extract()
                .header("ETag");

        assertThat(tag).startsWith("\"");
        given().get("/api/shows/facets?city=x").then().statusCode(400);
    }
}
