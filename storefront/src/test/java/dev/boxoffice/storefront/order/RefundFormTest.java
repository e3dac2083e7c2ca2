package dev.boxoffice.storefront.order;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buyers refund units of their own order: they choose, see the amount and confirm. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "ben")
@OidcSecurity
class RefundFormTest {

    private static final String NO_REFUNDS = "";
    private static final String STARTED = """
            {"at": "2030-06-01T11:50:00Z", "from": "COMPLETE", "to": "COMPLETE", "reason": "refund-requested", "actor": "ben"}
            """;

    private final UUID order = UUID.randomUUID();
    private final UUID ticket = UUID.randomUUID();
    private final UUID otherTicket = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();
    private final String path = "/api/orders/" + order;
    private final String refunds = path + "/refunds";

    @BeforeEach
    void isRefundable() {
        order("COMPLETE", Instant.now().plusSeconds(3_600), NO_REFUNDS);
        StubServices.respond(refunds, "{}");
        StubServices.respond(path + "/admissions", "{\"items\": [], \"total\": 0}");
    }

    private void order(String status, Instant deadline, String history) {
        order(status, deadline, history, "");
    }

    /** An order with a line that can be refunded, and one that only staff may refund. */
    private void orderWithAnotherLine() {
        order("COMPLETE", Instant.now().plusSeconds(3_600), STARTED, """
                , {"ticketId": "%s", "quantity": 1, "refundedQuantity": 0,
                   "unitPrice": {"amount": 0, "currency": "EUR"},
                   "ticket": {"title": "The Paper Moon", "name": "Standing", "venue": "Harbour Hall",
                              "startsAt": "2099-06-01T18:00:00Z"}}
                """.formatted(otherTicket));
    }

    private void order(String status, Instant deadline, String history, String otherLine) {
        StubServices.respond(path, """
                {"id": "%s", "buyer": "ben", "status": "%s", "total": {"amount": 7500, "currency": "EUR"},
                 "refunded": {"amount": 0, "currency": "EUR"},
                 "items": [{"ticketId": "%s", "quantity": 3, "refundedQuantity": 0,
                            "unitPrice": {"amount": 2500, "currency": "EUR"},
                            "ticket": {"title": "The <Lanterns>", "name": "Standing", "venue": "Harbour Hall",
                                       "startsAt": "2099-06-01T18:00:00Z", "refundsUntil": %s}} %s],
                 "payment": {"id": "%s", "attempt": 1, "status": "CAPTURED", "provider": "simulated"},
                 "expiresAt": "2030-06-01T12:00:00Z", "createdAt": "2030-06-01T11:45:00Z", "history": [%s]}
                """.formatted(
                        order,
                        status,
                        ticket,
                        deadline == null ? "null" : "\"" + deadline + "\"",
                        otherLine,
                        payment,
                        history));
    }

    private void refunds(int amount, String lines) {
        refunds(payment, "PENDING", amount, lines);
    }

    private void refunds(UUID paymentId, String status, int amount, String lines) {
        StubServices.respond(refunds, """
                {"items": [{"id": "%s", "paymentId": "%s", "status": "%s", "amount": {"amount": %d, "currency": "EUR"},
                            "lines": [%s], "createdAt": "2030-06-01T11:50:00Z"}]}
                """.formatted(UUID.randomUUID(), paymentId, status, amount, lines));
    }

    private String line(int quantity) {
        return "{\"ticketId\":\"%s\",\"quantity\":%d}".formatted(ticket, quantity);
    }

    private RequestSpecification form(String quantity) {
        return given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("quantity-" + ticket, quantity);
    }

    @Test
    void offersARefundBeforeTheDeadline() {
        given().get("/orders/{id}", order).then().body(containsString("href=\"/orders/" + order + "/refund\""));
        given().get("/orders/{id}/refund", order)
                .then()
                .statusCode(200)
                .body(containsString("The &lt;Lanterns&gt;"))
                .body(containsString("max=\"3\""))
                .body(containsString("Up to 3 at €25.00 each, until "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED", "AWAITING_PAYMENT", "CANCELLED", "EXPIRED", "REFUNDED"})
    void offersNoRefundUnlessTheOrderIsComplete(String status) {
        order(status, Instant.now().plusSeconds(3_600), NO_REFUNDS);

        given().get("/orders/{id}", order).then().statusCode(200).body(not(containsString("/refund\"")));
        given().get("/orders/{id}/refund", order)
                .then()
                .statusCode(200)
                .body(containsString("You cannot refund tickets of this order."));
        form("1")
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(422)
                .body(containsString("Some of these tickets cannot be refunded. Check your choice."));
    }

    @Test
    void offersNoRefundAfterTheDeadlineOrWithoutOne() {
        for (Instant deadline : new Instant[] {Instant.now().minusSeconds(1), null}) {
            order("COMPLETE", deadline, NO_REFUNDS);

            given().get("/orders/{id}", order).then().statusCode(200).body(not(containsString("/refund\"")));
            given().get("/orders/{id}/refund", order)
                    .then()
                    .statusCode(200)
                    .body(containsString("You cannot refund tickets of this order."));
        }
    }

    @Test
    void asksForConfirmationWithTheAmount() {
        form("2")
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(200)
                .body(containsString("Refund €50.00?"))
                .body(containsString("The refunded tickets become invalid"))
                .body(not(containsString("name=\"rest\"")))
                .body(containsString("name=\"quantity-" + ticket + "\" value=\"2\""));
        assertThat(StubServices.bodyFor(refunds)).isNull();
    }

    @Test
    void requestsTheConfirmedUnits() {
        StubServices.respond(refunds, "{}");

        form("2")
                .formParam("key", "k-1")
                .post("/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/orders/" + order));

        assertThat(StubServices.bodyFor(refunds)).isEqualTo("{\"lines\":[" + line(2) + "]}");
        assertThat(StubServices.headerFor(refunds, "Idempotency-Key")).isEqualTo("k-1");
    }

    @Test
    void requestsAllThatIsLeftAfterARefundWithoutUnits() {
        order("COMPLETE", Instant.now().plusSeconds(3_600), STARTED);
        refunds(500, "");

        form("3")
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(200)
                .body(containsString("Refund €70.00?"))
                .body(containsString("name=\"rest\" value=\"7000\""));

        form("3")
                .formParam("key", "k-2")
                .formParam("rest", "7000")
                .post("/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(303);
        assertThat(StubServices.bodyFor(refunds)).isEqualTo("{}");
    }

    @Test
    void requestsNothingIfAPendingRefundFailsBeforeTheRestIsConfirmed() {
        order("COMPLETE", Instant.now().plusSeconds(3_600), STARTED);
        refunds(payment, "FAILED", 3_000, line(1));

        form("2")
                .formParam("key", "k-4")
                .formParam("rest", "4500")
                .post("/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(409)
                .body(containsString("The refunds of this order have changed. Check your choice."))
                .body(containsString("max=\"3\""))
                .body(containsString("value=\"2\""));
        assertThat(StubServices.bodyFor(refunds)).isEmpty();
    }

    @Test
    void requestsNothingIfTheRestIsAnotherAmountThanConfirmed() {
        order("COMPLETE", Instant.now().plusSeconds(3_600), STARTED);
        refunds(1_000, "");

        form("3")
                .formParam("key", "k-5")
                .formParam("rest", "7000")
                .post("/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(409)
                .body(containsString("The refunds of this order have changed."));
        assertThat(StubServices.bodyFor(refunds)).isEmpty();
    }

    @Test
    void ignoresRefundsOfMoneyThatDoesNotPayTheOrder() {
        order("COMPLETE", Instant.now().plusSeconds(3_600), STARTED);
        refunds(UUID.randomUUID(), "PENDING", 7_500, "");

        form("3")
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(200)
                .body(containsString("Refund €75.00?"))
                .body(not(containsString("name=\"rest\"")));
    }

    @Test
    void refusesTicketsThatTheOrderDoesNotContain() {
        form("0")
                .formParam("quantity-" + UUID.randomUUID(), "1")
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(422)
                .body(containsString("Some of these tickets cannot be refunded. Check your choice."));
    }

    @Test
    void refusesMoreTicketsThanAreLeft() {
        order("COMPLETE", Instant.now().plusSeconds(3_600), STARTED);
        refunds(2_500, line(1));

        form("3")
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(422)
                .body(containsString("Only 2 of these tickets can still be refunded."))
                .body(containsString("value=\"3\""));
    }

    @Test
    void refusesMoreMoneyThanIsLeftIfOtherTicketsAreLeft() {
        orderWithAnotherLine();
        refunds(500, "");

        form("3")
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(422)
                .body(containsString("Only €70.00 of this order can still be refunded. Choose fewer tickets"));
        form("2").post("/orders/{id}/refund", order).then().statusCode(200).body(containsString("Refund €50.00?"));
        form("1")
                .formParam("quantity-" + otherTicket, "1")
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(422)
                .body(containsString("Some of these tickets cannot be refunded."));
    }

    @Test
    void showsRefundsAndOffersTheRest() {
        order("COMPLETE", Instant.now().plusSeconds(3_600), STARTED);
        refunds(2_500, line(1));

        given().get("/orders/{id}", order)
                .then()
                .body(containsString("€25.00: on its way"))
                .body(containsString("data-live=\"order:"));
        given().get("/orders/{id}/refund", order).then().body(containsString("max=\"2\""));
    }

    @ParameterizedTest
    @CsvSource({
        "0, Choose at least one ticket.",
        "'1,5', 'Enter whole numbers, with digits only.'",
        "-1, 'Enter whole numbers, with digits only.'"
    })
    void refusesAQuantityThatIsNotAWholeNumber(String typed, String message) {
        form(typed)
                .post("/orders/{id}/refund", order)
                .then()
                .statusCode(422)
                .body(containsString(message))
                .body(containsString("value=\"" + typed + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refund-closed | The time for refunds is over.",
                "only-staff | Only the organiser can refund these tickets.",
                "units-refunded | Only 1 of these tickets can still be refunded."
            })
    void explainsARefusedRefund(String problem, String message) {
        StubServices.refuse(refunds, 409, """
                {"type": "https://boxoffice.dev/problems/%s", "title": "No", "status": 409, "detail": "No", "left": 1}
                """.formatted(problem));

        form("1")
                .formParam("key", "k-3")
                .post("/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(409)
                .body(containsString(message));
    }

    @Test
    void refusesFormsOfOtherSites() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .formParam("quantity-" + ticket, "1")
                .post("/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(403);
        assertThat(StubServices.bodyFor(refunds)).isNull();
    }
}
