package dev.boxoffice.storefront.staff;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff read who a guest is, not how the storefront names them. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "olga", roles = "admin")
@OidcSecurity
class GuestBuyerTest {

    private static final String RAW = "client:storefront";

    private final UUID order = UUID.randomUUID();
    private final String guest = RAW + ":guest:" + UUID.randomUUID();

    @BeforeEach
    void respond() {
        StubServices.respond("/api/organisers", "{\"items\": []}");
        StubServices.respond("/api/sales/summary", "{\"shows\": [], \"more\": false}");
        order("\"contact\": {\"email\": \"ada@example.org\", \"name\": \"Ada\"},");
    }

    private void order(String contact) {
        String json = """
                {"id": "%1$s", "buyer": "%2$s", %3$s "status": "CANCELLED", "items": [],
                 "total": {"amount": 7500, "currency": "EUR"}, "refunded": {"amount": 0, "currency": "EUR"},
                 "expiresAt": "2030-06-01T12:00:00Z", "createdAt": "2030-06-01T11:45:00Z",
                 "history": [{"at": "2030-06-01T11:45:00Z", "to": "CREATED", "reason": "placed", "actor": "%2$s"}]}
                """.formatted(order, guest, contact);
        StubServices.respond("/api/admin/orders", "{\"items\": [%s], \"total\": 1}".formatted(json));
        StubServices.respond("/api/admin/orders/" + order, """
                {"order": %s, "tickets": [], "payments": [],
                 "refunds": [{"id": "%s", "status": "DONE", "amount": {"amount": 1, "currency": "EUR"}, "lines": [],
                              "restock": true, "requestedBy": "%s", "createdAt": "2030-06-01T11:45:00Z"}]}
                """.formatted(json, UUID.randomUUID(), guest));
    }

    private static ValidatableResponse page(String path) {
        return given().get(path).then().statusCode(200);
    }

    @Test
    void namesTheContactInListAndOrder() {
        page("/sell/orders").body(containsString("<bdi>Ada</bdi> · Guest")).body(not(containsString(RAW)));
        page("/sell/orders/" + order)
                .body(containsString("<bdi>Ada</bdi> · Guest"))
                .body(containsString("/sell/orders?q=ada%40example.org"))
                .body(not(containsString(">" + RAW)));
    }

    @Test
    void saysGuestWithoutAContact() {
        order("");

        page("/sell/orders").body(containsString("Guest")).body(not(containsString(RAW)));
        page("/sell/orders/" + order).body(not(containsString(">" + RAW)));
        given().header("Accept-Language", "de")
                .get("/sell/orders")
                .then()
                .body(containsString("Gast"))
                .body(not(containsString(RAW)));
    }

    @Test
    void keepsTheNameOutOfForms() {
        given().queryParam("q", guest).get("/sell/orders").then().body(not(containsString("value=\"" + RAW)));
        given().queryParam("buyer", guest)
                .get("/operations/buyer")
                .then()
                .statusCode(200)
                .body(containsString("<strong>Guest</strong>"))
                .body(not(containsString("value=\"" + RAW + ":guest\" maxlength")));
    }

    @Test
    void exportsNoRawNames() {
        StubServices.respond("/api/admin/orders", "order_id,buyer,email\r\n1," + guest + ",ada@example.org\r\n");

        page("/sell/orders/export")
                .body(containsString("1,Guest,ada@example.org"))
                .body(not(containsString(RAW)));
    }
}
