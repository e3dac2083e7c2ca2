package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class PatchTicketTest {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Seller seller = Seller.anyone();
    private UUID ticket;

    @BeforeEach
    void createTicket() {
        ticket = seller.hasTicket(TicketBody.concert());
    }

    @Test
    void changesOnlyTheGivenFields() {
        patch("{\"title\": \"Morning\", \"price\": {\"amount\": 5000}}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2.0\"")
                .body("title", equalTo("Morning"))
                .body("venue", equalTo("Old Mill"))
                .body("description", equalTo("Two quartets."))
                .body("price.amount", equalTo(5000))
                .body("price.currency", equalTo("EUR"));
    }

    @Test
    void restoresDefaultsWithNull() {
        patch("{\"description\": null, \"maxPerOrder\": null}")
                .then()
                .statusCode(200)
                .body("description", equalTo(""))
                .body("maxPerOrder", equalTo(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"price\": {}}",
                "{\"title\": \"Evening of Strings\"}",
                "{\"price\": {\"amount\": 4500, \"currency\": \"EUR\"}}"
            })
    void keepsTheVersionWhenNothingChanges(String patch) {
        patch(patch).then().statusCode(200).header("ETag", "\"1.0\"");

        assertThat(Kafka.readAll(Topics.TICKETS).stream()
                        .filter(event -> ticket.toString().equals(event.key())))
                .hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": null} | title",
                "{\"startsAt\": null} | startsAt",
                "{\"capacity\": null} | capacity",
                "{\"capacity\": 0} | capacity",
                "{\"title\": \" \"} | title",
                "{\"price\": null} | price",
                "{\"price\": {\"currency\": null}} | price.currency",
                "{\"price\": {\"amount\": -1}} | price.amount",
                "{\"startsAt\": \"2020-01-01T00:00:00Z\"} | startsAt",
            })
    void namesTheInvalidField(String patch, String field) {
        patch(patch)
                .then()
                .statusCode(400)
                .body("type", endsWith("/bad-request"))
                .body("violations.field", hasItem(field));
        assertUnchanged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{} {}",
                "{\"title\": \"a\", \"title\": \"b\"}",
                "{\"title\": 7}",
                "{\"title\": [\"a\"]}",
                "{\"title\": {\"a\": \"b\"}}",
                "{\"capacity\": \"7\"}",
                "{\"capacity\": 7.5}",
                "{\"capacity\": 99999999999999999999}",
                "{\"price\": 45}",
                "{\"price\": [1]}",
                "{\"price\": {\"amount\": 45.5}}",
                "{\"price\": {\"vat\": 19}}",
                "{\"unknown\": 1}",
                "{\"sellerId\": \"another-seller\"}",
                "{\"version\": 9}",
                "{\"title\": \"\\ud800\"}",
            })
    void rejectsAMalformedPatch(String patch) {
        patch(patch).then().statusCode(400).contentType("application/problem+json");
        assertUnchanged();
    }

    @Test
    void requiresTheCurrentVersion() {
        seller.sends()
                .contentType(MERGE_PATCH)
                .body("{}")
                .patch("/api/tickets/{id}", ticket)
                .then()
                .statusCode(428);
        patch(seller, "\"9.0\"", "{\"title\": \"Late\"}").then().statusCode(412).body("currentVersion", equalTo(1));
        assertUnchanged();
    }

    @Test
    void obeysTheRulesOfPut() {
        patch(Seller.anyone(), "*", "{\"title\": \"Mine\"}").then().statusCode(403);
        patch(Seller.operator(), "*", "{\"title\": \"Corrected\"}").then().statusCode(200);
        given().contentType(MERGE_PATCH)
                .body("{}")
                .patch("/api/tickets/{id}", ticket)
                .then()
                .statusCode(401);
        seller.withdraws(ticket);
        patch(seller, "*", "{\"title\": \"Back\"}").then().statusCode(409).body("type", endsWith("/withdrawn"));
    }

    @Test
    void acceptsJsonAndNoOtherMediaType() {
        seller.sends()
                .header("If-Match", "*")
                .body("{\"title\": \"Morning\"}")
                .patch("/api/tickets/{id}", ticket)
                .then()
                .statusCode(200);
        seller.sends()
                .header("If-Match", "*")
                .contentType("application/json-patch+json")
                .body("[]")
                .patch("/api/tickets/{id}", ticket)
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .header("Accept-Patch", containsString(MERGE_PATCH));
        given().get("/api/tickets/{id}", ticket).then().header("Accept-Patch", containsString(MERGE_PATCH));
    }

    @Test
    void keepsBothOfTwoConcurrentPatchesOfDifferentFields() {
        List<Integer> statuses = Concurrently.run(List.of(
                () -> patch(seller, "*", "{\"title\": \"Morning\"}").statusCode(),
                () -> patch(seller, "*", "{\"venue\": \"New Mill\"}").statusCode()));

        assertThat(statuses).containsOnly(200);
        given().get("/api/tickets/{id}", ticket)
                .then()
                .body("title", equalTo("Morning"))
                .body("venue", equalTo("New Mill"));
    }

    private void assertUnchanged() {
        given().get("/api/tickets/{id}", ticket).then().body("version", equalTo(1));
    }

    private Response patch(String body) {
        return patch(seller, "\"1.0\"", body);
    }

    private Response patch(Seller caller, String ifMatch, String body) {
        return given().auth()
                .oauth2(caller.token())
                .contentType(MERGE_PATCH)
                .header("If-Match", ifMatch)
                .body(body)
                .patch("/api/tickets/{id}", ticket);
    }
}
