package dev.boxoffice.orders.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.wire.RawHttp;
import dev.boxoffice.testing.wire.RawResponse;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class ServiceClientTest {

    private static final String HEADER = "Boxoffice-On-Behalf-Of";
    private static final String WRITE = "orders:write";
    private static final String READ = "orders:read";

    private final String shop = "shop-" + UUID.randomUUID();
    private final Buyer guest = Buyer.of(shop, "guest:1", WRITE);
    private final OfferedTicket ticket = OfferedTicket.onSale(10).published();

    @Test
    void placesAndPaysAnOrderForItsBuyer() {
        guest.orders(ticket, 1).then().statusCode(201).body("buyer", equalTo("client:" + shop + ":guest:1"));

        UUID order = guest.buys(ticket, 1);

        guest.reads(order).then().statusCode(200).body("history[0].actor", equalTo(guest.name()));
        Buyer.operator().reads(order).then().statusCode(200).body("buyer", equalTo(guest.name()));
    }

    @Test
    void cancelsAnOrderOfItsBuyer() {
        UUID order = guest.holds(ticket, 1);

        guest.cancels(order)
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("history[1].reason", equalTo("buyer"));
    }

    @Test
    void checksOutTheCartOfItsBuyer() {
        guest.putsInCart(ticket, 2).then().statusCode(200);
        Buyer.of(shop, "guest:2", WRITE).cart().then().body("items", empty());

        guest.checksOut().then().statusCode(201).body("buyer", equalTo(guest.name()));
    }

    @Test
    void readsWithTheReadScopeOnly() {
        UUID order = guest.holds(ticket, 1);
        Buyer reader = Buyer.of(shop, "guest:1", READ);

        reader.reads(order).then().statusCode(200);
        reader.request().get("/api/orders").then().statusCode(200).body("items", hasSize(1));
        assertInsufficientScope(reader.orders(ticket, 1), WRITE);
        assertInsufficientScope(reader.cancels(order), WRITE);
    }

    @Test
    void refusesClientWithoutScope() {
        Buyer visitor = Buyer.of(shop, "guest:1", "shows:write");

        assertInsufficientScope(visitor.orders(ticket, 1), WRITE);
        assertInsufficientScope(visitor.cart(), READ);
        assertThat(ticket.held()).isZero();
    }

    @Test
    void refusesHeaderOfUser() {
        Response response = given().auth()
                .oauth2(Tokens.user("buyer"))
                .header(HEADER, "guest:1")
                .contentType(ContentType.JSON)
                .body(Buyer.body(Buyer.line(ticket, 1)))
                .post("/api/orders");

        assertInsufficientScope(response, WRITE);
        assertThat(ticket.held()).isZero();
    }

    @Test
    void requiresTheBuyer() {
        given().auth()
                .oauth2(guest.token())
                .get("/api/cart")
                .then()
                .statusCode(400)
                .body("type", endsWith("/buyer-required"))
                .body("detail", containsString(HEADER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\tb", "caf\u00e9"})
    void rejectsInvalidBuyer(String buyer) throws IOException {
        assertBadBuyer(HEADER + ": " + buyer, "visible ASCII characters");
    }

    @Test
    void limitsTheLengthOfBuyer() throws IOException {
        assertBadBuyer(HEADER + ": " + "x".repeat(129), "1 to 128");
        Buyer.of(shop, "x".repeat(128), WRITE).orders(ticket, 1).then().statusCode(201);
    }

    @Test
    void rejectsRepeatedBuyer() throws IOException {
        assertBadBuyer(HEADER + ": guest:1\r\n" + HEADER + ": guest:1", "must not be repeated");
    }

    private void assertBadBuyer(String header, String detail) throws IOException {
        RawResponse response = RawHttp.send(RestAssured.port, """
                GET /api/orders HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                %s\r
                \r
                """.formatted(guest.token(), header));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("/bad-request").contains(detail);
    }

    @Test
    void refusesTheHeaderWhereNoBuyerActs() {
        guest.request()
                .get("/api/sales")
                .then()
                .statusCode(400)
                .body("detail", startsWith("This endpoint does not support " + HEADER));
    }

    @Test
    void refusesClientOnStaffEndpoints() {
        for (String path : new String[] {"/api/sales", "/api/admin/orders", "/api/admin/outbox"}) {
            given().auth()
                    .oauth2(guest.token())
                    .get(path)
                    .then()
                    .statusCode(403)
                    .body("type", endsWith("/forbidden"));
        }
    }

    @Test
    void separatesTheBuyersOfClients() {
        UUID order = guest.holds(ticket, 1);
        Buyer other = Buyer.of("other-" + shop, "guest:1", WRITE);

        other.reads(order).then().statusCode(404);
        other.cancels(order).then().statusCode(404);
        other.pays(order, "sim_success").then().statusCode(404);
        other.changesLine(order, ticket, 2).then().statusCode(404);
        other.request().get("/api/orders").then().body("items", empty());
        guest.reads(order).then().body("status", equalTo("CREATED"));
    }

    @Test
    void separatesTheBuyersOfOneClient() {
        UUID order = guest.holds(ticket, 1);

        Buyer.of(shop, "guest:2", WRITE).reads(order).then().statusCode(404);
    }

    @Test
    void separatesBuyersFromUsers() {
        Buyer user = Buyer.anyone();
        UUID order = user.holds(ticket, 1);

        Buyer.of(shop, user.name(), WRITE).reads(order).then().statusCode(404);
    }

    @Test
    void refusesUserWithTheSubjectOfAClientsBuyer() {
        UUID order = guest.holds(ticket, 1);

        Buyer.named(guest.name()).reads(order).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop:guest", "two words"})
    void refusesClientWithAmbiguousName(String name) {
        Buyer.of(name, "1", WRITE).cart().then().statusCode(401);
    }

    @Test
    void limitsTheUnitsOfEachBuyer() {
        OfferedTicket limited = OfferedTicket.onSale(10).maxPerBuyer(2).published();
        guest.holds(limited, 2);

        guest.orders(limited, 1).then().statusCode(409).body("type", endsWith("/buyer-limit"));
        Buyer.of(shop, "guest:2", WRITE).orders(limited, 2).then().statusCode(201);
    }

    @Test
    void separatesTheIdempotencyKeysOfBuyers() {
        String key = UUID.randomUUID().toString();
        String first = guest.ordersWithKey(key, ticket, 1).path("id");

        guest.ordersWithKey(key, ticket, 1)
                .then()
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        Buyer.of(shop, "guest:2", WRITE)
                .ordersWithKey(key, ticket, 1)
                .then()
                .statusCode(201)
                .body("id", not(equalTo(first)));
    }

    private static void assertInsufficientScope(Response response, String scope) {
        response.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"")
                .body("type", endsWith("/insufficient-scope"))
                .body("scope", equalTo(scope));
    }
}
