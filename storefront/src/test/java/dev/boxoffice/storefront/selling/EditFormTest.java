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
class EditFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "01a21890-e62b-7815-b33e-579444077869";
    private static final String API = "/api/tickets/" + ID;
    private static final String FORM = "/sell/" + ID;

    private ObjectNode ticket;

    @BeforeEach
    void offerTicket() throws Exception {
        ticket = (ObjectNode) JSON.readTree("""
                {"id": "%s", "showId": "%s", "name": "Stalls", "title": "The Lanterns", "description": "",
                 "venue": "Harbour Hall", "startsAt": "2030-06-01T17:30:00Z", "timeZone": "Europe/Berlin",
                 "price": {"amount": 2500, "currency": "EUR"}, "capacity": 100, "maxPerOrder": 4, "status": "ON_SALE",
                 "version": 1, "availability": {"available": 100, "held": 0, "sold": 0}}
                """.formatted(ID, ID));
        publish();
        StubServices.respond("/api/sales", "{\"items\": []}");
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

        ticket.put("capacity", 120);
        assertThat(sent()).isEqualTo(ticket.retain("name", "price", "capacity", "maxPerOrder"));
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
    void keepsConcurrentChangesOfUntouchedFields() throws Exception {
        SubmittedForm form = SubmittedForm.open(FORM).type("price", "30,50");
        ticket.put("capacity", 90).put("version", 2);
        publish();

        Response stale = form.submit();
        stale.then().statusCode(412);
        assertThat(stale.asString()).contains("Stalls; €25.00; 90 tickets, up to 4 per order");
        assertThat(StubServices.bodyFor(API)).isEmpty();

        SubmittedForm.of(FORM, stale).submit().then().statusCode(303);

        assertThat(sent().get("price").get("amount").asInt()).isEqualTo(3050);
        assertThat(sent().get("capacity").asInt()).isEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "1.5", "1 000", "-1", "\u0665", "99999999999", ""})
    void refusesACapacityThatIsNotAWholeNumber(String typed) {
        Response refused = SubmittedForm.open(FORM).type("capacity", typed).submit();

        refused.then().statusCode(422);
        assertThat(refused.asString()).contains("Enter a whole number from 1 to 1000000");
        assertThat(StubServices.bodyFor(API)).isEmpty();
    }

    private static JsonNode sent() throws Exception {
        return JSON.readTree(StubServices.bodyFor(API));
    }
}
