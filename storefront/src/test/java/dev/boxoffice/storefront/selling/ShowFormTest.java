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
class ShowFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "01a21890-e62b-7815-b33e-579444077869";
    private static final String SHOW = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c7a";
    private static final String API = "/api/shows/" + SHOW;
    private static final String FORM = "/sell/" + ID + "/show";

    private ObjectNode show;

    @BeforeEach
    void offerShow() throws Exception {
        StubServices.respond("/api/tickets/" + ID, """
                {"id": "%s", "showId": "%s", "name": "Stalls", "title": "The Lanterns", "description": "",
                 "venue": "Harbour Hall", "startsAt": "2030-06-01T17:30:00Z", "price": {"amount": 2500, "currency": "EUR"},
                 "capacity": 100, "maxPerOrder": 4, "status": "ON_SALE", "version": 9,
                 "availability": {"available": 100, "held": 0, "sold": 0}}
                """.formatted(ID, SHOW));
        show = (ObjectNode) JSON.readTree("""
                {"id": "%s", "title": "The Lanterns", "description": "One\\nTwo", "category": "concert",
                 "venue": {"name": "Harbour Hall", "address": "Quay 1", "city": "Hamburg", "country": "DE"},
                 "timeZone": "Europe/Berlin", "startsAt": "2030-06-01T17:30:00Z", "status": "PUBLISHED", "version": 1,
                 "availability": {"available": 100, "held": 0, "sold": 0}, "tickets": []}
                """.formatted(SHOW));
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
                Arguments.of("startsAt", "2026-10-25T01:30:00Z"),
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

        SubmittedForm.open(FORM).submit().then().statusCode(303);

        show.withObject("/venue").retain("name", "city");
        assertThat(sent()).isEqualTo(show.retain("title", "description", "category", "venue", "timeZone", "startsAt"));
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
                .type("zone", "America/New_York")
                .type("description", "Three\r\nFour\r\n")
                .submit()
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sell/" + ID));

        assertThat(sent()).isEqualTo(JSON.readTree("""
                {"title": "The Paper Lanterns", "description": "Three\\nFour", "category": "stand-up-comedy",
                 "venue": {"name": "The Old Mill", "city": "Köln"}, "timeZone": "America/New_York",
                 "startsAt": "2030-07-02T00:00:00Z"}
                """));
    }

    @Test
    void removesTheCategoryAndTheCity() throws Exception {
        SubmittedForm.open(FORM)
                .type("category", " ")
                .type("city", "")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent().get("category").isNull()).isTrue();
        assertThat(sent().at("/venue/city").isNull()).isTrue();
    }

    @Test
    void keepsUntouchedValuesAfterAnError() throws Exception {
        show.put("startsAt", "2030-06-01T17:30:15.500Z").put("description", "One\r\nTwo");
        publish();
        Response refused = SubmittedForm.open(FORM).type("zone", "Mars").submit();
        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("Choose a time zone such as Europe/Berlin.");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        SubmittedForm.of(FORM, refused)
                .type("zone", "Europe/Berlin")
                .type("city", "Bremen")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent().get("startsAt")).isEqualTo(show.get("startsAt"));
        assertThat(sent().get("description")).isEqualTo(show.get("description"));
        assertThat(sent().at("/venue/city").asText()).isEqualTo("Bremen");
    }

    @Test
    void keepsConcurrentChangesOfUntouchedFields() throws Exception {
        SubmittedForm form = SubmittedForm.open(FORM).type("title", "My title");
        show.put("startsAt", "2030-06-02T17:30:15Z").put("version", 2);
        show.withObject("/venue").put("city", "Bremen");
        publish();

        Response stale = form.submit();
        stale.then().statusCode(412);
        assertThat(stale.asString()).contains("The Lanterns; Harbour Hall, Bremen; Sun, 2 Jun 2030, 19:30");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        SubmittedForm.of(FORM, stale).submit().then().statusCode(303);

        assertThat(sent().get("title").asText()).isEqualTo("My title");
        assertThat(sent().at("/venue/city").asText()).isEqualTo("Bremen");
        assertThat(sent().get("startsAt")).isEqualTo(show.get("startsAt"));
    }

    @Test
    void asksWhichOfTwoRepeatedTimesIsMeant() throws Exception {
        Response refused =
                SubmittedForm.open(FORM).type("startsAt", "2026-10-25T02:30").submit();
        refused.then().statusCode(422);
        assertThat(refused.asString())
                .contains("happens twice in Europe/Berlin", "CEST (UTC+02:00)", "CET (UTC+01:00)");

        SubmittedForm.of(FORM, refused).type("offset", "+01:00").submit().then().statusCode(303);

        assertThat(sent().get("startsAt").asText()).isEqualTo("2026-10-25T01:30:00Z");
    }

    @Test
    void explainsASkippedTime() {
        Response refused =
                SubmittedForm.open(FORM).type("startsAt", "2026-03-29T02:30").submit();

        refused.then().statusCode(422);
        assertThat(refused.asString())
                .contains("29 Mar 2026, 02:30 does not exist in Europe/Berlin", "from 29 Mar 2026, 02:00");
    }

    @ParameterizedTest
    @CsvSource({
        "refundsUntil, The show must not start before refunds by buyers end. Enter a later time.",
        "doorsAt, The show must not start before its doors open. Enter a later time.",
        "endsAt, The show must start before it ends. Enter an earlier time."
    })
    void explainsAStartThatContradictsATimeOutsideTheForm(String field, String message) {
        StubServices.refuse("PATCH " + API, 400, """
                {"type": "https://boxoffice.dev/problems/bad-request", "title": "Bad request", "status": 400, "detail": "No",
                 "violations": [{"field": "%s", "message": "must not be after startsAt"}]}
                """.formatted(field));

        Response refused =
                SubmittedForm.open(FORM).type("startsAt", "2030-05-01T19:30").submit();

        refused.then().statusCode(400);
        assertThat(refused.asString())
                .contains(message, "id=\"error-startsAt\"", "value=\"2030-05-01T19:30\"")
                .doesNotContain(field);
    }

    private static JsonNode sent() throws Exception {
        return JSON.readTree(StubServices.bodyFor(API));
    }
}
