package dev.boxoffice.storefront.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' desk: a search, and panels that load one by one. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "olga", roles = "admin")
@OidcSecurity
class OperationsPagesTest {

    private static final String ORDER = "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d";

    @BeforeEach
    void respond() {
        StubServices.respond("/api/admin/dead-letters", """
                {"waiting": 2, "items": [{"id": "7", "topic": "boxoffice.orders", "partition": 3, "offset": 42, "key": "%s",
                 "eventType": "dev.boxoffice.order.created.v1", "reason": "<b>currency</b> is not a currency",
                 "failedAt": "2030-01-01T10:00:00Z", "tries": 1, "payload": "{}"}]}
                """.formatted(ORDER));
        StubServices.respond(
                "/api/admin/dead-letters/redrive",
                "{\"read\": 3, \"applied\": 1, \"skipped\": 0, \"deadAgain\": 2, \"remaining\": 0}");
        StubServices.respond("/api/admin/dead-letters/7", "{}");
        StubServices.respond("/api/admin/replica", "{\"state\": \"IDLE\", \"stalenessSeconds\": 1.5}");
        StubServices.respond("/api/admin/outbox", "{\"waiting\": 0, \"oldestAgeSeconds\": 0}");
    }

    /** The page asks no service, so none can delay it. */
    @Test
    void findsOrdersAndLinksToItsPanels() {
        StubServices.refuse("/api/admin/outbox", 503, "{}");

        given().get("/operations")
                .then()
                .statusCode(200)
                .body(containsString("action=\"/sell/orders\""))
                .body(containsString("data-panel=\"/operations/reconciliation\""))
                .body(containsString("data-panel=\"/operations/call-offs\""))
                .body(containsString("data-panel=\"/operations/admission-service\""));
    }

    @Test
    void formatsSecondsInTheVisitorsLanguage() {
        StubServices.respond("/api/admin/outbox", "{\"waiting\": 1, \"oldestAgeSeconds\": 1234.56}");

        given().header("Accept-Language", "de")
                .get("/operations/order-service")
                .then()
                .statusCode(200)
                .body(containsString("seit 1.234,6 s"))
                .body(containsString("1,5 s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-service", "ticket-service", "admission-service"})
    void listsAndHandlesTheDeadLettersOfEveryService(String service) {
        given().get("/operations/" + service)
                .then()
                .statusCode(200)
                .body(containsString("2 waiting"))
                .body(containsString("boxoffice.orders-3@42"))
                .body(containsString("href=\"/sell/orders/" + ORDER + "\""))
                .body(containsString("&lt;b&gt;currency"));
        given().get("/operations/" + service + "/dead-letters/7/dismiss")
                .then()
                .statusCode(200)
                .body(containsString("Dismiss this dead letter?"));
        for (String action : new String[] {"/dead-letters/7/dismiss", "/redrive"}) {
            given().header("Sec-Fetch-Site", "same-origin")
                    .redirects()
                    .follow(false)
                    .post("/operations/" + service + action)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/operations/" + service))
                    .cookie("flash");
        }
    }

    @Test
    void linksReconciliationToWhatItNames() {
        StubServices.respond("/api/admin/reconciliation", """
                {"checkedAt": "2030-01-01T10:00:00Z", "drift": 2,
                 "tickets": [{"ticketId": "%1$s", "title": "<i>", "held": {"counter": 1, "orders": 0},
                              "sold": {"counter": 0, "orders": 0}}],
                 "orders": [{"orderId": "%1$s", "problem": "paid twice"}],
                 "totals": {"tickets": 1, "held": {"counter": 0, "orders": 0}, "sold": {"counter": 0, "orders": 0},
                            "money": [], "refunds": {"pending": 0}}}
                """.formatted(ORDER));

        given().get("/operations/reconciliation")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/sell/orders/" + ORDER + "\""))
                .body(containsString("href=\"/tickets/" + ORDER + "\""));
    }

    @Test
    void linksCallOffsInProgressToTheirShows() {
        StubServices.respond("/api/call-offs", """
                {"total": 3, "items": [{"showId": "%s", "title": "<i>Lanterns", "status": "RUNNING",
                 "startsAt": "2030-01-02T10:00:00Z", "startedAt": "2030-01-01T10:00:00Z"}]}
                """.formatted(ORDER));

        given().get("/operations/call-offs")
                .then()
                .statusCode(200)
                .body(containsString("href=\"/sell/shows/" + ORDER + "\""))
                .body(containsString("&lt;i&gt;Lanterns"))
                .body(containsString("2 more shows"));
        assertThat(StubServices.queryFor("/api/call-offs")).contains("status=RUNNING");
    }

    @Test
    void saysThatNoCallOffIsInProgress() {
        StubServices.respond("/api/call-offs", "{\"total\": 0, \"items\": []}");

        given().get("/operations/call-offs")
                .then()
                .statusCode(200)
                .body(containsString("No show is being called off."));
    }

    @Test
    void saysWhichServiceDoesNotRespond() {
        StubServices.refuse("/api/admin/outbox", 503, "{}");
        StubServices.refuse("/api/admin/reconciliation", 503, "{}");
        StubServices.refuse("/api/call-offs", 503, "{}");

        given().get("/operations/ticket-service")
                .then()
                .statusCode(200)
                .body(containsString("Unknown: ticket-service isn&#39;t responding."));
        given().get("/operations/call-offs")
                .then()
                .statusCode(200)
                .body(containsString("Unknown: order-service isn&#39;t responding."));
        given().get("/operations/reconciliation")
                .then()
                .statusCode(200)
                .body(containsString("Unknown: order-service isn&#39;t responding."));
    }

    @Test
    void followsWhatTheServicesReport() {
        given().get("/operations")
                .then()
                .body(containsString("letters-of-order-service"))
                .body(containsString("outbox-of-admission-service"));
        given().get("/operations/ticket-service")
                .then()
                .body(containsString("data-live=\"outbox-of-ticket-service letters-of-ticket-service\""))
                .body(containsString(
                        "id=\"report-of-ticket-service\" data-live-part data-announce=\"ticket-service: 2"));
    }
}
