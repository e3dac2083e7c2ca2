package dev.boxoffice.storefront.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Staff find orders, cancel and refund them. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sally")
@OidcSecurity
class StaffOrderPagesTest {

    private static final String SEARCH = "/api/admin/orders";

    private final UUID order = UUID.randomUUID();
    private final UUID ticket = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();
    private final String path = SEARCH + "/" + order;
    private final String refunds = "/api/orders/" + order + "/refunds";

    @BeforeEach
    void respond() {
        StubServices.respond("/api/organisers", "{\"items\": []}");
        StubServices.respond("/api/sales/summary", "{\"shows\": [], \"more\": false}");
        StubServices.respond("/api/orders/" + order + "/admissions", """
                {"items": [{"number": 1, "status": "VALID", "holderName": "Ada <b>", "enteredAt": "2030-06-01T18:00:00Z",
                            "ticket": {"name": "Standing", "title": "The Lanterns"}}], "total": 1}
                """);
        order("COMPLETE", true, "");
        StubServices.respond(refunds, "{}");
    }

    private String json(String status) {
        return """
                {"id": "%s", "buyer": "ben", "contact": {"email": "ada@example.org", "name": "Ada <i>"}, "status": "%s",
                 "total": {"amount": 7500, "currency": "EUR"}, "refunded": {"amount": 0, "currency": "EUR"},
                 "items": [{"ticketId": "%s", "quantity": 3, "refundedQuantity": 0,
                            "unitPrice": {"amount": 2500, "currency": "EUR"},
                            "ticket": {"title": "The Lanterns", "name": "Standing", "venue": "Harbour Hall",
                                       "startsAt": "2099-06-01T18:00:00Z", "status": "ON_SALE"}}],
                 "payment": {"id": "%s", "status": "CAPTURED"},
                 "expiresAt": "2030-06-01T12:00:00Z", "createdAt": "2030-06-01T11:45:00Z",
                 "history": [{"at": "2030-06-01T11:45:00Z", "to": "CREATED", "reason": "placed", "actor": "ben"},
                             {"at": "2030-06-01T11:46:00Z", "from": "CREATED", "to": "CANCELLED", "reason": "operator",
                              "actor": "olga"}]}
                """.formatted(order, status, ticket, payment);
    }

    private void order(String status, boolean yours, String refund) {
        StubServices.respond(path, """
                {"order": %s, "tickets": [{"ticketId": "%s", "showId": "%s", "yours": %b}],
                 "payments": [{"id": "%s", "attempt": 1, "provider": "stripe", "reference": "pi_42", "status": "CAPTURED",
                               "amount": {"amount": 7500, "currency": "EUR"}, "createdAt": "2030-06-01T11:46:00Z"}],
                 "refunds": [%s]}
                """.formatted(json(status), ticket, UUID.randomUUID(), yours, payment, refund));
    }

    private static RequestSpecification form() {
        return given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    @Test
    void findsOrders() {
        StubServices.respond(
                SEARCH, "{\"items\": [%s], \"next\": \"n/1\", \"total\": 1200}".formatted(json("COMPLETE")));

        given().queryParam("q", "ada & b")
                .queryParam("status", "COMPLETE")
                .queryParam("from", "2030-06-01")
                .queryParam("to", "2030-06-01")
                .get("/sell/orders")
                .then()
                .statusCode(200)
                .body(containsString("Ada &lt;i&gt;"))
                .body(containsString("1,200 orders"))
                .body(containsString("/sell/orders/" + order))
                .body(containsString("value=\"ada &amp; b\""))
                .body(containsString("after=n%2F1"))
                .body(containsString("/sell/orders/export?q=ada+%26+b"));

        assertThat(StubServices.queryFor(SEARCH))
                .contains("q=ada", "status=COMPLETE", "count=true")
                .contains("from=2030-05-31T22%3A00%3A00Z", "to=2030-06-01T22%3A00%3A00Z");
    }

    @ParameterizedTest
    @CsvSource({"from, yesterday", "status, OPEN", "show, x"})
    void explainsAnImpossibleSearch(String name, String value) {
        given().queryParam(name, value)
                .get("/sell/orders")
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""));
    }

    @Test
    void opensTheOrdersOfAShowAtTheDeskOfItsOrganiser() {
        UUID chosen = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID show = UUID.randomUUID();
        StubServices.respond(
                "/api/organisers",
                "{\"items\": [%s, %s]}".formatted(organiser(chosen, "SUPPORT"), organiser(other, "DOOR")));
        StubServices.respond("/api/shows/" + show, """
                {"id": "%s", "organiserId": "%s"}
                """.formatted(show, other));
        StubServices.respond(SEARCH, "{\"items\": [], \"total\": 0}");

        given().get("/sell/orders").then().statusCode(200);
        assertThat(StubServices.queryFor("/api/sales/summary")).contains("organiserId=" + chosen);
        given().queryParam("show", show.toString()).get("/sell/orders").then().statusCode(403);

        StubServices.respond(
                "/api/organisers",
                "{\"items\": [%s, %s]}".formatted(organiser(chosen, "DOOR"), organiser(other, "SUPPORT")));
        given().queryParam("show", show.toString()).get("/sell/orders").then().statusCode(200);
        assertThat(StubServices.queryFor("/api/sales/summary")).contains("organiserId=" + other);
    }

    private static String organiser(UUID id, String role) {
        return """
                {"id": "%s", "name": "Harbour Hall", "slug": "harbour-hall", "version": 1,
                 "members": [{"subject": "sally", "role": "%s"}]}
                """.formatted(id, role);
    }

    @Test
    void listsTheGuestsOfNoShow() {
        given().get("/sell/orders/guests").then().statusCode(400);
    }

    @Test
    void streamsTheExport() {
        StubServices.respond(SEARCH, "order_id\r\n'=1\r\n");

        given().queryParam("q", "ada")
                .get("/sell/orders/export")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("orders.csv"))
                .body(containsString("'=1"));
        assertThat(StubServices.headerFor(SEARCH, "Accept")).startsWith("text/csv");
    }

    @Test
    void showsAnOrderInTheWordsOfStaff() {
        given().get("/sell/orders/{id}", order)
                .then()
                .statusCode(200)
                .body(containsString("Ada &lt;i&gt;"))
                .body(containsString("ada@example.org"))
                .body(containsString("pi_42"))
                .body(containsString("Cancelled by staff"))
                .body(containsString("1 of 1 entered"))
                .body(containsString("Ada &lt;b&gt;"))
                .body(containsString("/sell/orders/" + order + "/refund"))
                .body(not(containsString("You're going")))
                .body(not(containsString("You cancelled")));
    }

    @Test
    void offersNoCancellationOfAPaidOrderAndNoRefundOfAnOpenOne() {
        given().get("/sell/orders/{id}", order).then().body(not(containsString("/cancel\"")));

        order("CREATED", true, "");
        given().get("/sell/orders/{id}", order)
                .then()
                .body(containsString("action=\"/sell/orders/" + order + "/cancel\""))
                .body(not(containsString("/refund\"")));
    }

    @Test
    void asksBeforeItCancels() {
        order("CREATED", true, "");
        StubServices.respond(path + "/cancel", json("CANCELLED"));

        given().get("/sell/orders/{id}/cancel", order)
                .then()
                .statusCode(200)
                .body(containsString("Cancel this order?"));
        assertThat(StubServices.bodyFor(path + "/cancel")).isNull();

        form().post("/sell/orders/{id}/cancel", order)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sell/orders/" + order))
                .cookie("flash");
    }

    @Test
    void confirmsARefundOfTicketsBeforeItIsRequested() {
        form().formParam("what", "tickets")
                .formParam("quantity-" + ticket, "2")
                .formParam("restock", "true")
                .formParam("reason", "ill")
                .post("/sell/orders/{id}/refund", order)
                .then()
                .statusCode(200)
                .body(containsString("Refund €50.00?"));
        assertThat(StubServices.bodyFor(refunds)).isNull();

        form().formParam("what", "tickets")
                .formParam("quantity-" + ticket, "2")
                .formParam("restock", "true")
                .formParam("reason", "ill")
                .formParam("key", "k-1")
                .post("/sell/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(303);
        assertThat(StubServices.bodyFor(refunds))
                .isEqualTo("{\"lines\":[{\"ticketId\":\"%s\",\"quantity\":2}],\"restock\":true,\"reason\":\"ill\"}"
                        .formatted(ticket));
        assertThat(StubServices.headerFor(refunds, "Idempotency-Key")).isEqualTo("k-1");
    }

    @Test
    void refundsAnAmount() {
        form().formParam("what", "amount")
                .formParam("amount", "7.50")
                .formParam("key", "k-2")
                .post("/sell/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(303);

        assertThat(StubServices.bodyFor(refunds)).isEqualTo("{\"amount\":{\"amount\":750,\"currency\":\"EUR\"}}");
    }

    @Test
    void refundsAllOnlyIfItIsStillTheConfirmedAmount() {
        form().formParam("what", "all")
                .formParam("expected", "7000")
                .formParam("key", "k-3")
                .post("/sell/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(409)
                .body(containsString("have changed meanwhile"));
        assertThat(StubServices.bodyFor(refunds)).isNull();

        form().formParam("what", "all")
                .formParam("expected", "7500")
                .formParam("key", "k-3")
                .post("/sell/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(303);
        assertThat(StubServices.bodyFor(refunds)).isEqualTo("{\"restock\":false}");
    }

    @ParameterizedTest
    @CsvSource({
        "tickets, 4, '', Enter whole numbers up to the number of tickets left.",
        "tickets, x, '', Enter whole numbers up to the number of tickets left.",
        "tickets, 0, '', Choose at least one ticket.",
        "amount, 0, 80, Only €75.00 of this order can still be refunded.",
        "amount, 0, abc, 'Enter an amount, for example 12.50.'"
    })
    void refusesWhatCannotBeRefunded(String what, String quantity, String amount, String message) {
        form().formParam("what", what)
                .formParam("quantity-" + ticket, quantity)
                .formParam("amount", amount)
                .post("/sell/orders/{id}/refund", order)
                .then()
                .statusCode(422)
                .body(containsString(message));
    }

    @ParameterizedTest
    @CsvSource({
        ", 1, 7500, Enter whole numbers up to the number of tickets left.",
        "everything, 1, 7500, Enter whole numbers up to the number of tickets left.",
        "tickets, 0, '', Choose at least one ticket.",
        "tickets, x, '', Choose at least one ticket.",
        "amount, 0, '', 'Enter an amount, for example 12.50.'"
    })
    void requestsNoRefundWithoutAChoice(String what, String quantity, String expected, String message) {
        RequestSpecification form = form();
        if (what != null) {
            form.formParam("what", what);
        }
        form.formParam("quantity-" + ticket, quantity)
                .formParam("expected", expected)
                .formParam("key", "k-4")
                .post("/sell/orders/{id}/refund/confirmed", order)
                .then()
                .statusCode(422)
                .body(containsString(message));
        assertThat(StubServices.bodyFor(refunds)).isNull();
    }

    @Test
    void offersStaffOfAPartNoAmount() {
        order("COMPLETE", false, "");

        given().get("/sell/orders/{id}/refund", order)
                .then()
                .statusCode(200)
                .body(containsString("Nothing is left to refund."))
                .body(not(containsString("name=\"amount\"")));
    }

    @Test
    void refusesFormsOfOtherSites() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .post("/sell/orders/{id}/cancel", order)
                .then()
                .statusCode(403);
    }

    @Test
    void followsTheOrderAndItsAdmissions() {
        given().get("/sell/orders/" + order)
                .then()
                .statusCode(200)
                .body(containsString("data-live=\"staff-order:" + order + " admissions:" + order + '"'))
                .body(containsString("id=\"staff-order-parts\" data-live-part"));
    }

    /** The address of a refused form has another page. */
    @Test
    void keepsTheReasonOfARefusalOnThePage() {
        StubServices.refuse(path + "/cancel", 409, """
                {"type": "https://boxoffice.dev/problems/illegal-transition", "title": "No", "status": 409, "detail": "No"}
                """);

        form().post("/sell/orders/{id}/cancel", order)
                .then()
                .statusCode(409)
                .body(containsString("role=\"alert\""))
                .body(containsString("data-live=\"\""));
    }
}
