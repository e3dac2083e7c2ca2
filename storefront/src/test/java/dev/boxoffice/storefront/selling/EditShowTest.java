package dev.boxoffice.storefront.selling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The form to edit a show, submitted as a browser in Europe/Berlin without JavaScript does. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class EditShowTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHOW = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c7a";
    private static final String API = "/api/shows/" + SHOW;
    private static final String FORM = "/sell/shows/" + SHOW + "/edit";

    private ObjectNode show;

    @BeforeEach
    void offerShow() throws Exception {
        Team.has("sella", "EDITOR");
        show = (ObjectNode) JSON.readTree("""
                {"id": "%s", "organiserId": "%s", "title": "The Lanterns", "description": "One\\nTwo", "category": "concert",
                 "venue": {"name": "Harbour Hall", "address": "Quay 1", "city": "Hamburg", "country": "DE"},
                 "timeZone": "Europe/Berlin", "startsAt": "2030-06-01T17:30:00Z", "status": "PUBLISHED", "version": 1,
                 "availability": {"available": 100, "held": 0, "sold": 0}, "tickets": []}
                """.formatted(SHOW, Team.ORGANISER));
        publish();
    }

    private void publish() {
        StubServices.respond(API, show.toString(), "\"1.7\"");
    }

    static Stream<Arguments> valuesThatAFormCannotShow() {
        return Stream.of(
                Arguments.of("startsAt", "2030-06-01T17:30:15Z"),
                Arguments.of("startsAt", "2030-06-01T17:30:15.123456Z"),
                Arguments.of("startsAt", "2026-10-25T00:30:00Z"),
                Arguments.of("startsAt", "2031-10-26T01:30:00Z"),
                Arguments.of("startsAt", "9999-12-31T23:30:00Z"),
                Arguments.of("description", "One\r\nTwo\rThree\n"),
                Arguments.of("description", "\n\nTwo empty lines first"),
                Arguments.of("description", "  indented\u00a0 \t"),
                Arguments.of("description", "ü&<b>\"'{x}".repeat(400)),
                Arguments.of("description", "\ud83c\udfbb".repeat(4000)),
                Arguments.of("category", null),
                Arguments.of("title", " \u00a0spaced "),
                Arguments.of("title", "Zu\u0308rich \u2028 \"quoted\""),
                Arguments.of("title", "Harbour \u200f"));
    }

    @ParameterizedTest
    @MethodSource("valuesThatAFormCannotShow")
    void keepsUntouchedValues(String field, String value) throws Exception {
        show.put(field, value);
        publish();

        SubmittedForm.open(FORM).type("address", "Quay 2").submit().then().statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("{\"venue\": {\"address\": \"Quay 2\"}}"));
        assertThat(StubServices.headerFor(API, "If-Match")).isEqualTo("\"1.7\"");
        assertThat(StubServices.headerFor(API, "Content-Type")).startsWith("application/merge-patch+json");
    }

    @Test
    void changesTouchedFields() throws Exception {
        SubmittedForm.open(FORM)
                .type("title", " The Paper Lanterns ")
                .type("venue", "The Old Mill")
                .type("city", "Köln")
                .type("category", "stand-up-comedy")
                .type("startsAt", "2030-07-01T20:00")
                .type("timeZone", "America/New_York")
                .type("description", "Three\r\nFour\r\n")
                .submit()
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sell/shows/" + SHOW));

        assertThat(sent()).isEqualTo(JSON.readTree("""
                {"title": "The Paper Lanterns", "description": "Three\\nFour", "category": "stand-up-comedy",
                 "venue": {"name": "The Old Mill", "city": "Köln"}, "timeZone": "America/New_York",
                 "startsAt": "2030-07-02T00:00:00Z"}
                """));
    }

    @Test
    void removesOptionalValues() throws Exception {
        show.put("endsAt", "2030-06-01T20:30:00Z");
        publish();

        SubmittedForm.open(FORM)
                .type("category", " ")
                .type("address", "")
                .type("endsAt", "")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("""
                {"category": null, "venue": {"address": null}, "endsAt": null}
                """));
    }

    @Test
    void keepsUntouchedValuesAfterAnError() throws Exception {
        show.put("startsAt", "2030-06-01T17:30:15.500Z").put("description", "One\r\nTwo");
        publish();
        Response refused = SubmittedForm.open(FORM).type("timeZone", "Mars").submit();
        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("Choose a time zone such as Europe/Berlin.");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        SubmittedForm.of(FORM, refused)
                .type("timeZone", "Europe/Berlin")
                .type("city", "Bremen")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("{\"venue\": {\"city\": \"Bremen\"}}"));
    }

    @Test
    void neverRevertsAConcurrentChangeSilently() throws Exception {
        SubmittedForm form = SubmittedForm.open(FORM).type("title", "My title");
        show.put("startsAt", "2030-06-02T17:30:15Z").put("version", 2);
        show.withObject("/venue").put("city", "Bremen");
        publish();

        Response stale = form.submit();
        stale.then().statusCode(412);
        assertThat(stale.asString())
                .contains("<title>Error:", "This was changed while", "2 Jun 2030, 19:30", "Bremen")
                .doesNotContain("Both changed it");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        SubmittedForm.of(FORM, stale).submit().then().statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("{\"title\": \"My title\"}"));
    }

    @Test
    void keepsTheirsIfChosen() throws Exception {
        SubmittedForm form = SubmittedForm.open(FORM).type("title", "My title").type("city", "Berlin");
        show.put("title", "Their title").put("version", 2);
        publish();
        Response stale = form.submit();
        assertThat(stale.asString()).contains("Both changed it", "My title", "Their title");

        SubmittedForm.of(FORM, stale)
                .type("choice-title", "theirs")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("{\"venue\": {\"city\": \"Berlin\"}}"));
    }

    @Test
    void reportsAllErrorsInOneRound() {
        Response refused = SubmittedForm.open(FORM)
                .type("title", "x".repeat(201))
                .type("venue", " ")
                .type("city", "Ham\u202eburg")
                .type("category", "Stand-up!")
                .type("startsAt", "2001-06-01T19:30")
                .type("description", "y".repeat(4001))
                .submit();

        refused.then().statusCode(422);
        assertThat(refused.asString())
                .contains("<title>Error:", "Correct 6 fields", "href=\"#title\"", "tabindex=\"-1\"", "autofocus")
                .contains("Use at most 200 characters. These are 201.", "Use at most 4,000 characters.")
                .contains("Fill in this field.", "change the direction of the text", "such as stand-up-comedy")
                .contains("Enter a date and time in the future.")
                .contains("aria-describedby=\"error-title\" aria-invalid=\"true\"");
        assertThat(StubServices.bodyFor(API)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "doorsAt, 2030-06-01T20:00, The doors must open before the show starts",
        "endsAt, 2030-06-01T19:30, The show must end after it starts.",
        "refundsUntil, 2030-06-01T19:31, Refunds by buyers must end before"
    })
    void checksTheTimesAgainstEachOther(String field, String time, String message) {
        Response refused = SubmittedForm.open(FORM).type(field, time).submit();

        refused.then().statusCode(422);
        assertThat(refused.asString()).contains(message, "id=\"error-" + field + "\"");
    }

    @Test
    void asksWhichOfTwoRepeatedTimesIsMeant() throws Exception {
        Response refused =
                SubmittedForm.open(FORM).type("startsAt", "2031-10-26T02:30").submit();
        refused.then().statusCode(422);
        assertThat(refused.asString())
                .contains("happens twice in Europe/Berlin", "CEST (UTC+02:00)", "CET (UTC+01:00)");

        SubmittedForm.of(FORM, refused)
                .type("startsAtOffset", "+01:00")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent().get("startsAt").asText()).isEqualTo("2031-10-26T01:30:00Z");
    }

    @Test
    void explainsASkippedTime() {
        Response refused =
                SubmittedForm.open(FORM).type("startsAt", "2026-03-29T02:30").submit();

        refused.then().statusCode(422);
        assertThat(refused.asString())
                .contains("29 Mar 2026, 02:30 does not exist in Europe/Berlin", "from 29 Mar 2026, 02:00");
    }

    private static JsonNode sent() throws Exception {
        return JSON.readTree(StubServices.bodyFor(API));
    }
}
