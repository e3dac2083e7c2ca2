package dev.boxoffice.storefront.catalogue;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class ShowPageTest {

    @BeforeEach
    void describeOrganiser() {
        StubServices.respond("/api/organisers/" + Shows.ORGANISER, """
                {"id": "%s", "name": "The Company", "slug": "the-company", "description": "", "colour": "#0b5fff", "version": 4}
                """.formatted(Shows.ORGANISER));
    }

    private static ValidatableResponse page(Shows show) {
        StubServices.respond(Shows.PATH, show.json());
        return given().get(Shows.PAGE).then().statusCode(200);
    }

    @Test
    void showsEveryKindOfTicketWithItsState() {
        page(Shows.published()
                        .withText("doorsAt", "2099-12-01T01:30:00Z")
                        .withText("endsAt", "2099-12-01T05:30:00Z")
                        .withTickets(
                                Shows.ticket("Stalls", 4, 96),
                                Shows.ticket("Balcony", 0, 100),
                                Shows.ticket("Late", 100, 0, "\"2099-01-01T17:00:00Z\"", "null"),
                                Shows.ticket("Early bird", 100, 0, "null", "\"2020-01-01T17:00:00Z\""),
                                Shows.ticket("Box", 100, 0, "null", "\"2099-11-01T17:00:00Z\"")))
                .body(containsString("Only 4 left"))
                .body(containsString("max=\"4\""))
                .body(containsString("Sold out"))
                .body(containsString("On sale from Thu, 1 Jan 2099, 12:00 EST"))
                .body(containsString("Sales ended"))
                .body(containsString("On sale until Sun, 1 Nov 2099, 12:00 EST"))
                .body(containsString("name=\"" + field("Stalls") + "\""))
                .body(containsString("name=\"" + field("Box") + "\""))
                .body(not(containsString(field("Balcony"))))
                .body(not(containsString(field("Late"))))
                .body(not(containsString(field("Early bird"))));
    }

    private static String field(String ticket) {
        return "quantity-" + UUID.nameUUIDFromBytes(ticket.getBytes(UTF_8));
    }

    @Test
    void namesTimesInTheZoneOfTheShow() {
        page(Shows.published().withText("doorsAt", "2099-12-01T01:30:00Z").withText("endsAt", "2099-12-01T05:30:00Z"))
                .body(containsString("Monday, 30 November 2099, 21:30"))
                .body(containsString("<dd>20:30</dd>"))
                .body(containsString("1 Dec 2099, 00:30"))
                .body(containsString("All times are in Eastern Standard Time."))
                .body(containsString("data-zone=\"America/New_York\" data-local=\"your time: {time}\""));
    }

    @Test
    void promisesLittleAboutSmallNumbers() {
        page(Shows.published()
                        .withTickets(Shows.ticket("Stalls", 100, 0)
                                .replace("\"capacity\": 100", "\"capacity\": 12")
                                .replace("\"available\": 100", "\"available\": 12")))
                .body(containsString("Available"))
                .body(not(containsString("Only 12")));
    }

    @Test
    void linksTheVenueTheOrganiserAndTheShares() {
        page(Shows.published())
                .body(containsString(
                        "https://www.openstreetmap.org/search?query=Opera+House%2C+1+Main+Street%2C+Boston%2C+US"))
                .body(containsString("Boston</bdi>, United States"))
                .body(containsString("<a href=\"/o/the-company\"><bdi>The Company</bdi></a>"))
                .body(containsString("href=\"/o/the-company/theme.css?v=4\""))
                .body(containsString("mailto:?subject=Magic%20Flute&amp;body=http"))
                .body(containsString("/shows/" + Shows.ID + "/calendar.ics"));
    }

    @Test
    void isCompleteWithoutTheOrganiser() {
        StubServices.refuse("/api/organisers/" + Shows.ORGANISER, 500, "{}");

        page(Shows.published()).body(containsString("Stalls"));
    }

    @Test
    void rendersTheDescriptionSafely() {
        page(Shows.published()
                        .withText(
                                "description",
                                "# Act I\n\n**Loud** <script>alert(1)</script> [good](https://a.example) [bad](javascript:alert(1)) ![pic](https://a.example/x.png)"))
                .body(containsString("<h3 dir=\"auto\">Act I</h3>"))
                .body(containsString("<strong>Loud</strong> &lt;script&gt;"))
                .body(containsString("<a rel=\"nofollow ugc noopener\" href=\"https://a.example\">good</a>"))
                .body(not(containsString("javascript:")))
                .body(not(containsString("x.png")));
    }

    @Test
    void describesItselfToSearchEngines() throws IOException {
        String html = page(Shows.published()
                        .withText("title", "Magic Flute")
                        .withText("description", "Birds </script><b>& bells</b>")
                        .with(
                                "image",
                                "{\"url\": \"/api/images/1\", \"alt\": \"A flute\", \"width\": 60, \"height\": 40}"))
                .body(containsString("<meta property=\"og:title\" content=\"Magic Flute\">"))
                .body(containsString("<meta property=\"og:image\" content=\"http://"))
                .body(containsString("<meta name=\"twitter:card\" content=\"summary_large_image\">"))
                .body(containsString(Shows.PAGE + "\">"))
                .extract()
                .asString();

        String json = html.replaceAll("(?s).*<script type=\"application/ld\\+json\">(.*?)</script>.*", "$1");
        JsonNode event = new ObjectMapper().readTree(json);
        assertThat(event.path("@type").asText()).isEqualTo("Event");
        assertThat(event.path("description").asText()).isEqualTo("Birds </script><b>& bells</b>");
        assertThat(event.path("startDate").asText()).isEqualTo("2099-11-30T21:30:00-05:00");
        assertThat(event.at("/location/address/addressLocality").asText()).isEqualTo("Boston");
        assertThat(json).contains("\"price\":49.50");
        assertThat(event.at("/offers/0/availability").asText()).endsWith("/InStock");
        assertThat(event.at("/organizer/name").asText()).isEqualTo("The Company");
    }

    @Test
    void sellsNothingForAShowThatWasCalledOff() {
        page(Shows.published()
                        .withText("status", "CALLED_OFF")
                        .withTickets(Shows.ticket("Stalls", 7, 0).replace("PUBLISHED", "CALLED_OFF")))
                .body(containsString("This show has been called off."))
                .body(containsString("EventCancelled"))
                .body(not(containsString("/cart/add")));
    }

    @ParameterizedTest
    @ValueSource(strings = {Shows.ID, "an-old-title-" + Shows.ID})
    void movesFromEarlierAddresses(String name) {
        StubServices.respond(Shows.PATH, Shows.published().json());

        given().redirects()
                .follow(false)
                .get("/shows/" + name)
                .then()
                .statusCode(301)
                .header("Location", endsWith(Shows.PAGE));
    }

    @Test
    void movesFromTheAddressOfATicket() {
        String ticket = "01936c5a-7d00-7a3b-8c1d-2e3f4a5b6c72";
        StubServices.respond("/api/tickets/" + ticket, Shows.ticket("Stalls", 7, 0));

        given().redirects()
                .follow(false)
                .get("/tickets/" + ticket)
                .then()
                .statusCode(301)
                .header("Location", endsWith(Shows.PAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"magic-flute", "01936c5a", "01936C5A-7C00-7A3B-8C1D-2E3F4A5B6C70"})
    void findsNoShowAtOtherAddresses(String name) {
        given().urlEncodingEnabled(false).get("/shows/" + name).then().statusCode(404);
    }

    @Test
    void offersACalendarFile() {
        StubServices.respond(
                Shows.PATH, Shows.published().withText("title", "Flute, Magic").json());

        given().get("/shows/" + Shows.ID + "/calendar.ics")
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .body(containsString("SUMMARY:Flute\\, Magic"))
                .body(containsString("DTSTART:20991201T023000Z"))
                .body(containsString("DURATION:PT2H"))
                .body(containsString("STATUS:CONFIRMED"));
    }
}
