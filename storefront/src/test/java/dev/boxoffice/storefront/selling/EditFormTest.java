package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form to edit a ticket, submitted as a browser in Europe/Berlin without JavaScript does. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class EditFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "01a21890-e62b-7815-b33e-579444077869";
    private static final String API = "/api/tickets/" + ID;

    private ObjectNode ticket;

    @BeforeEach
    void offerTicket() throws Exception {
        ticket = (ObjectNode) JSON.readTree("""
                {"id": "%s", "title": "The Lanterns", "description": "One\\nTwo", "venue": "Harbour Hall",
                 "startsAt": "2030-06-01T17:30:00Z", "price": {"amount": 2500, "currency": "EUR"}, "capacity": 100,
                 "maxPerOrder": 4, "status": "ON_SALE", "version": 1,
                 "availability": {"available": 100, "held": 0, "sold": 0}}
                """.formatted(ID));
        publish();
        StubServices.respond("/api/sales", "{\"items\": []}");
    }

    private void publish() {
        StubServices.respond(API, ticket.toString());
    }

    static Stream<Arguments> valuesThatAFormCannotShow() {
        return Stream.of(
                Arguments.of("startsAt", "2030-06-01T17:30:15Z"),
                Arguments.of("startsAt", "2030-06-01T17:30:15.123456Z"),
                Arguments.of("startsAt", "2026-10-25T00:30:00Z"),
                Arguments.of("startsAt", "2026-10-25T01:30:00Z"),
                Arguments.of("startsAt", "9999-12-31T23:30:00Z"),
                Arguments.of("description", "One\r\nTwo\rThree\n"),
                Arguments.of("description", "\n\nTwo empty lines first"),
                Arguments.of("description", "  indented\u00a0 \t"),
                Arguments.of("description", "ü&<b>\"'{x}".repeat(400)),
                Arguments.of("description", "\ud83c\udfbb".repeat(4000)),
                Arguments.of("title", " \u00a0spaced "),
                Arguments.of("title", "Zu\u0308rich \u2028 \"quoted\""),
                Arguments.of("venue", "Harbour Hall \u200f"));
    }

    @ParameterizedTest
    @MethodSource("valuesThatAFormCannotShow")
    void keepsUntouchedValues(String field, String value) throws Exception {
        ticket.put(field, value);
        publish();

        Browser.open(ID).submit().then().statusCode(303);

        assertThat(sent()).isEqualTo(expected());
    }

    static Stream<Arguments> prices() {
        return Stream.of(
                Arguments.of(2500, "EUR"),
                Arguments.of(1235, "KWD"),
                Arguments.of(1230, "KWD"),
                Arguments.of(1_500_000, "JPY"),
                Arguments.of(4500, "HRK"),
                Arguments.of(1, "EUR"),
                Arguments.of(550, "MGA"));
    }

    @ParameterizedTest
    @MethodSource("prices")
    void keepsUntouchedPrices(int amount, String currency) throws Exception {
        ticket.putObject("price").put("amount", amount).put("currency", currency);
        publish();

        Browser.open(ID).type("title", "Another title").submit().then().statusCode(303);

        assertThat(sent().get("price")).isEqualTo(ticket.get("price"));
        assertThat(sent().get("title").asText()).isEqualTo("Another title");
    }

    @Test
    void keepsUntouchedValuesAfterAnError() throws Exception {
        ticket.put("startsAt", "2030-06-01T17:30:15.500Z").put("description", "One\r\nTwo");
        publish();

        Browser form = Browser.open(ID).type("price", "1,000");
        Response refused = form.submit();
        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("can mean €1.00 or €1,000.00. Write 1 or 1000.");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        Browser.of(ID, refused).type("price", "1000").submit().then().statusCode(303);

        assertThat(sent().get("price").get("amount").asInt()).isEqualTo(100_000);
        assertThat(sent().get("startsAt")).isEqualTo(ticket.get("startsAt"));
        assertThat(sent().get("description")).isEqualTo(ticket.get("description"));
    }

    @Test
    void keepsConcurrentChangesOfUntouchedFields() throws Exception {
        Browser form = Browser.open(ID).type("title", "My title");
        ticket.put("venue", "New Hall").put("startsAt", "2030-06-02T17:30:15Z").put("version", 2);
        publish();

        Response stale = form.submit();
        stale.then().statusCode(412);
        assertThat(StubServices.bodyFor(API)).isEmpty();

        Browser.of(ID, stale).submit().then().statusCode(303);

        assertThat(sent().get("title").asText()).isEqualTo("My title");
        assertThat(sent().get("venue").asText()).isEqualTo("New Hall");
        assertThat(sent().get("startsAt")).isEqualTo(ticket.get("startsAt"));
    }

    @Test
    void changesTouchedFields() throws Exception {
        Browser.open(ID)
                .type("startsAt", "2030-07-01T20:00")
                .type("description", "Three\r\nFour\r\n")
                .type("capacity", "120")
                .type("price", "")
                .type("price", "30,50")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent().get("startsAt").asText()).isEqualTo("2030-07-01T18:00:00Z");
        assertThat(sent().get("description").asText()).isEqualTo("Three\nFour");
        assertThat(sent().get("capacity").asInt()).isEqualTo(120);
        assertThat(sent().get("price").get("amount").asInt()).isEqualTo(3050);
    }

    @Test
    void asksWhichOfTwoRepeatedTimesIsMeant() throws Exception {
        Response refused = Browser.open(ID).type("startsAt", "2026-10-25T02:30").submit();
        refused.then().statusCode(422);
        assertThat(refused.asString())
                .contains("happens twice in Europe/Berlin", "CEST (UTC+02:00)", "CET (UTC+01:00)");

        Browser.of(ID, refused).type("offset", "+01:00").submit().then().statusCode(303);

        assertThat(sent().get("startsAt").asText()).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Test
    void explainsASkippedTime() {
        Response refused = Browser.open(ID).type("startsAt", "2026-03-29T02:30").submit();

        refused.then().statusCode(422);
        assertThat(refused.asString())
                .contains("29 Mar 2026, 02:30 does not exist in Europe/Berlin", "from 29 Mar 2026, 02:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "1.5", "1 000", "-1", "\u0665", "99999999999", ""})
    void refusesACapacityThatIsNotAWholeNumber(String typed) {
        Response refused = Browser.open(ID).type("capacity", typed).submit();

        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("Enter a whole number from 1 to 1000000");
        assertThat(StubServices.bodyFor(API)).isEmpty();
    }

    private static JsonNode sent() throws Exception {
        return JSON.readTree(StubServices.bodyFor(API));
    }

    private JsonNode expected() {
        return ticket.deepCopy()
                .retain("title", "description", "venue", "startsAt", "price", "capacity", "maxPerOrder");
    }

    /** A form as a browser reads it from a page and submits it. */
    private record Browser(String id, Map<String, String> values) {

        static Browser open(String id) {
            return of(id, given().get("/sell/" + id));
        }

        static Browser of(String id, Response page) {
            return new Browser(id, HtmlForm.values(page.asString(), "/sell/" + id));
        }

        Browser type(String field, String value) {
            values.put(field, value);
            return this;
        }

        Response submit() {
            return given().config(RestAssuredConfig.config()
                            .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .header("Sec-Fetch-Site", "same-origin")
                    .redirects()
                    .follow(false)
                    .formParams(values)
                    .post("/sell/" + id);
        }
    }
}
