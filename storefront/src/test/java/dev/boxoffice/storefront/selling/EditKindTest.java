package dev.boxoffice.storefront.selling;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form to edit a ticket, submitted as a browser in Europe/Berlin without JavaScript does. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class EditKindTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "01a21890-e62b-7815-b33e-579444077869";
    private static final String API = "/api/tickets/" + ID;
    private static final String FORM = "/sell/tickets/" + ID;

    private static final String SHOW = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c01";

    private ObjectNode ticket;

    @BeforeEach
    void offerTicket() throws Exception {
        Team.has("sella", "EDITOR");
        StubServices.respond("/api/shows/" + SHOW, """
                {"id": "%s", "organiserId": "%s", "title": "The Lanterns", "description": "", "venue": {"name": "Harbour Hall"},
                 "timeZone": "Europe/Berlin", "startsAt": "2090-06-01T17:30:00Z", "status": "PUBLISHED", "version": 1,
                 "availability": {"available": 100, "held": 0, "sold": 0}, "tickets": [],
                 "pools": [{"id": "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c02", "name": "Floor", "capacity": 100, "version": 1}]}
                """.formatted(SHOW, Team.ORGANISER));
        ticket = (ObjectNode) JSON.readTree("""
                {"id": "%s", "showId": "%s", "name": "Stalls", "position": 1, "price": {"amount": 2500, "currency": "EUR"},
                 "capacity": 100, "maxPerOrder": 4, "maxPerBuyer": null, "onSaleFrom": "2030-06-01T17:30:15.5Z",
                 "onSaleUntil": null, "poolIds": [], "status": "ON_SALE", "version": 1,
                 "availability": {"available": 100, "held": 0, "sold": 0}}
                """.formatted(ID, SHOW));
        publish();
    }

    private void publish() {
        StubServices.respond(API, ticket.toString());
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
    void keepsUntouchedValues(int amount, String currency) throws Exception {
        ticket.putObject("price").put("amount", amount).put("currency", currency);
        ticket.put("name", " Zu\u0308rich \u2028 \"quoted\"");
        publish();

        SubmittedForm.open(FORM).type("capacity", "120").submit().then().statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("{\"capacity\": 120}"));
    }

    @Test
    void keepsTypedValuesAfterAnError() throws Exception {
        Response refused = SubmittedForm.open(FORM)
                .type("name", "Balcony")
                .type("price", "1,000")
                .submit();
        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("can mean €1.00 or €1,000.00. Write 1 or 1000.");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        SubmittedForm.of(FORM, refused).type("price", "1000").submit().then().statusCode(303);

        assertThat(sent().get("price").get("amount").asInt()).isEqualTo(100_000);
        assertThat(sent().get("name").asText()).isEqualTo("Balcony");
    }

    @Test
    void mergesTwoEditsFieldByField() throws Exception {
        SubmittedForm form = SubmittedForm.open(FORM).type("price", "30,50").type("maxPerOrder", "6");
        ticket.put("capacity", 90).put("maxPerOrder", 8).put("version", 2);
        publish();

        Response stale = form.submit();
        stale.then().statusCode(412);
        assertThat(stale.asString()).contains("Both changed it", "Choose for each field");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        Response undecided = SubmittedForm.of(FORM, stale).submit();
        undecided.then().statusCode(412);
        assertThat(undecided.asString()).contains("Choose one of the two versions.");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        SubmittedForm.of(FORM, undecided)
                .type("choice-maxPerOrder", "yours")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("""
                {"price": {"amount": 3050, "currency": "EUR"}, "maxPerOrder": 6}
                """));
    }

    @Test
    void acceptsGroupedNumbersAndCurrencySigns() throws Exception {
        SubmittedForm.open(FORM)
                .type("capacity", "1,500")
                .type("price", "\u20ac1,234.50")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("""
                {"price": {"amount": 123450, "currency": "EUR"}, "capacity": 1500}
                """));
    }

    @Test
    void refusesALimitAboveTheCapacity() {
        Response refused = SubmittedForm.open(FORM)
                .type("capacity", "50")
                .type("maxPerOrder", "60")
                .submit();

        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("The limit per order can be at most 50");
    }

    @Test
    void putsTheTicketIntoAPool() throws Exception {
        SubmittedForm.open(FORM)
                .type("pool-01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c02", "on")
                .submit()
                .then()
                .statusCode(303);

        assertThat(sent()).isEqualTo(JSON.readTree("{\"poolIds\": [\"01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c02\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,00", "1.5", "0", "-1", "\u0665", "1000001", "99999999999", ""})
    void refusesACapacityThatIsNotAWholeNumber(String typed) {
        Response refused = SubmittedForm.open(FORM).type("capacity", typed).submit();

        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("Enter a whole number from 1 to 1,000,000");
        assertThat(StubServices.bodyFor(API)).isEmpty();
    }

    private static JsonNode sent() throws Exception {
        return JSON.readTree(StubServices.bodyFor(API));
    }
}
