package dev.boxoffice.storefront.order;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "ben")
@OidcSecurity
class OrderPageTest {

    private static final String ORDER = "01a21890-e62b-7815-b33e-579444077860";
    private static final String PATH = "/orders/" + ORDER;
    private static final String TAKES_PLACE = "false";
    private static final String CALLED_OFF = "true";
    private static final String NO_PAYMENT = "null";
    private static final String PENDING = "{\"attempt\": 1, \"status\": \"PENDING\", \"method\": \"sim_success\"}";
    private static final String FAILED = "{\"attempt\": 1, \"status\": \"FAILED\", \"method\": \"sim_decline\"}";
    private static final String CAPTURED = "{\"attempt\": 1, \"status\": \"CAPTURED\"}";

    private static String order(String buyer, String status, String calledOff, String payment) {
        return """
                {"id": "%s", "buyer": "%s", "status": "%s",
                 "items": [{"ticketId": "%1$s", "quantity": 2, "unitPrice": {"amount": 2500, "currency": "EUR"},
                   "ticket": {"title": "The Lanterns", "venue": "Hall", "startsAt": "2099-06-01T17:30:00Z", "calledOff": %s}}],
                 "total": {"amount": 5000, "currency": "EUR"}, "expiresAt": "2099-06-01T12:00:00Z",
                 "createdAt": "2099-06-01T11:45:00Z", "payment": %s,
                 "history": [{"at": "2099-06-01T11:45:00Z", "to": "CREATED", "reason": "placed", "actor": "ben"}]}
                """.formatted(ORDER, buyer, status, calledOff, payment);
    }

    private static ValidatableResponse page(String buyer, String status, String calledOff, String payment) {
        StubServices.respond("/api" + PATH, order(buyer, status, calledOff, payment));
        return given().get(PATH).then().statusCode(200);
    }

    @Test
    void admitsNobodyToAShowThatWasCalledOff() {
        page("ben", "COMPLETE", CALLED_OFF, CAPTURED)
                .body(containsString("<h1 id=\"status\" data-announce=\"Called off\">Called off</h1>"))
                .body(containsString("This show was called off. Your refund of €50.00 is on its way."))
                .body(not(containsString("going")))
                .body(not(containsString("at the door")));
    }

    @Test
    void namesShowsThatWereCalledOffInTheList() {
        StubServices.respond(
                "/api/orders", "{\"items\": [%s]}".formatted(order("ben", "COMPLETE", CALLED_OFF, CAPTURED)));

        given().get("/orders")
                .then()
                .statusCode(200)
                .body(containsString("<span class=\"badge bad\">Called off</span>"));
    }

    @Test
    void namesTheStateAndTheShowInItsTitle() {
        page("ben", "CREATED", TAKES_PLACE, NO_PAYMENT)
                .body(containsString("<title>Held for you: The Lanterns · Boxoffice</title>"));
        page("ben", "CREATED", TAKES_PLACE, FAILED)
                .body(containsString("<title>Payment declined: The Lanterns · Boxoffice</title>"));
    }

    @Test
    void asksBeforeTheBuyerCancels() {
        page("ben", "CREATED", TAKES_PLACE, NO_PAYMENT)
                .body(containsString("href=\"" + PATH + "/cancel\" data-dialog=\"cancel-order\""));

        given().get(PATH + "/cancel")
                .then()
                .statusCode(200)
                .body(containsString("Cancel this order?"))
                .body(containsString("This cannot be undone."));
    }

    /** Without JavaScript, the page loads itself again while it waits, and only then. */
    @Test
    void refreshesItselfWhileThePaymentIsOnItsWay() {
        String refresh = "<noscript><meta http-equiv=\"refresh\"";

        page("ben", "AWAITING_PAYMENT", TAKES_PLACE, PENDING).body(containsString(refresh));
        page("ben", "CREATED", TAKES_PLACE, NO_PAYMENT).body(not(containsString(refresh)));
    }

    @Test
    void tellsStaffThatTheOrderIsNotTheirs() {
        page("bea", "COMPLETE", TAKES_PLACE, CAPTURED)
                .body(containsString("This is the order of another buyer."))
                .body(containsString("The buyer has paid."))
                .body(not(containsString("going")))
                .body(not(containsString("Show your tickets at the door")));
    }

    @Test
    void waitsForASlowServiceForAShortTimeOnly() {
        StubServices.hang("/api" + PATH);

        given().get(PATH)
                .then()
                .statusCode(503)
                .time(lessThan(4_000L))
                .body(containsString("Temporarily unavailable"))
                .body(containsString("href=\"" + PATH + "\""));
    }
}
