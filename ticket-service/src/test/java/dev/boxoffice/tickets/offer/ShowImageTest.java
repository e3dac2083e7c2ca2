package dev.boxoffice.tickets.offer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.Topics;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.ShowBody;
import dev.boxoffice.tickets.TicketServiceTest;
import dev.boxoffice.tickets.image.Pictures;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TicketServiceTest
class ShowImageTest {

    private static final String UNKNOWN = "/api/images/2c26b46b-68ff-8fc6-bf9b-453c1d304134";
    private static final String ALT = "Four violinists";

    private final Seller seller = Seller.anyone();

    @Test
    void showsTheImageInEveryRepresentation() {
        String url = upload(60, 40);
        UUID show = seller.hasShow(ShowBody.concert().with("image", Map.of("url", url, "alt", " " + ALT)));

        given().get("/api/shows/{id}", show)
                .then()
                .body("image.url", equalTo(url))
                .body("image.alt", equalTo(ALT))
                .body("image.width", equalTo(60))
                .body("image.height", equalTo(40));
        String organiser = given().get("/api/shows/{id}", show).path("organiserId");
        given().queryParam("organiserId", organiser)
                .get("/api/shows")
                .then()
                .body("items.image.url", contains(url))
                .body("items.image.width", contains(60));
        JsonNode event =
                ChangeShowTest.eventsOf(Topics.SHOWS, show.toString(), 1).getFirst();
        assertThat(event.at("/image/url").asText()).isEqualTo(url);
        assertThat(event.at("/image/alt").asText()).isEqualTo(ALT);
    }

    @Test
    void changesAndRemovesTheImage() {
        String first = upload(60, 40);
        String second = upload(20, 30);
        UUID show = seller.hasShow(ShowBody.draft().with("image", Map.of("url", first, "alt", ALT)));

        seller.patches("/api/shows", show, Map.of("image", Map.of("url", second)))
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("image.url", equalTo(second))
                .body("image.alt", equalTo(ALT))
                .body("image.height", equalTo(30));
        seller.patches("/api/shows", show, Map.of("image", Map.of("alt", ALT)))
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        var none = new HashMap<String, Object>();
        none.put("image", null);
        seller.patches("/api/shows", show, none).then().statusCode(200).body("image", nullValue());

        seller.sends()
                .header("If-Match", "*")
                .body(ShowBody.draft()
                        .with("image", Map.of("url", first, "alt", ALT))
                        .fields())
                .put("/api/shows/{id}", show)
                .then()
                .statusCode(200)
                .body("image.url", equalTo(first));
        seller.sends()
                .header("If-Match", "*")
                .body(ShowBody.draft().fields())
                .put("/api/shows/{id}", show)
                .then()
                .statusCode(200)
                .body("image", nullValue());
    }

    @Test
    void copiesTheImage() {
        String url = upload(60, 40);
        UUID show = seller.hasShow(ShowBody.draft().with("image", Map.of("url", url, "alt", ALT)));
        seller.sends()
                .body(Map.of("startsAt", ShowBody.inDays(37)))
                .post("/api/shows/{id}/copy", show)
                .then()
                .statusCode(201)
                .body("image.url", equalTo(url))
                .body("image.alt", equalTo(ALT));
    }

    static Stream<Arguments> invalidImages() {
        return Stream.of(
                arguments("image.url", image(UNKNOWN, ALT)),
                arguments("image.url", image("https://example.com/poster.jpg", ALT)),
                arguments("image.url", image("/api/images/2C26B46B-68FF-8FC6-BF9B-453C1D304134", ALT)),
                arguments("image.url", image("", ALT)),
                arguments("image.url", image(null, ALT)),
                arguments("image.alt", image(UNKNOWN, null)),
                arguments("image.alt", image(UNKNOWN, "  ")),
                arguments("image.alt", image(UNKNOWN, "two\nlines")),
                arguments("image.alt", image(UNKNOWN, "a".repeat(301))));
    }

    private static Map<String, Object> image(String url, String alt) {
        var image = new HashMap<String, Object>();
        image.put("url", url);
        image.put("alt", alt);
        return image;
    }

    @ParameterizedTest
    @MethodSource("invalidImages")
    void namesTheInvalidField(String field, Map<String, Object> image) {
        seller.creates(ShowBody.draft().with("image", image))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
        UUID show = seller.hasShow(ShowBody.draft());
        seller.patches("/api/shows", show, Map.of("image", image))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void refusesAnImageThatIsNoObject() {
        for (Object image : Arrays.asList("/api/images/x", List.of(), 1, Map.of("src", UNKNOWN))) {
            seller.creates(ShowBody.draft().with("image", image))
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private String upload(int width, int height) {
        return given().auth()
                .oauth2(seller.token())
                .contentType("image/png")
                .body(Pictures.png(width, height))
                .post("/api/images")
                .path("url");
    }
}
