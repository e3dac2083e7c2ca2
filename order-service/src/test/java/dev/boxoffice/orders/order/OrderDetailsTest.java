package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Kafka;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's reference and the contact of an order. */
@OrderServiceTest
class OrderDetailsTest {

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(10).published();

    @Test
    void keepsReferenceAndContact() {
        String id = place(
                        "\"clientReference\": \"kiosk 7/42\", \"contact\": {\"email\": \"ada@example.org\", \"name\": \"Ada\"}")
                .then()
                .statusCode(201)
                .body("clientReference", equalTo("kiosk 7/42"))
                .body("contact.email", equalTo("ada@example.org"))
                .body("contact.name", equalTo("Ada"))
                .body("buyer", equalTo(buyer.name()))
                .extract()
                .path("id");

        UUID order = UUID.fromString(id);
        buyer.reads(order)
                .then()
                .body("clientReference", equalTo("kiosk 7/42"))
                .body("contact.email", equalTo("ada@example.org"))
                .body("contact.name", equalTo("Ada"));
        buyer.cancels(order)
                .then()
                .body("clientReference", equalTo("kiosk 7/42"))
                .body("contact.name", equalTo("Ada"));
    }

    @Test
    void checksACartOutWithReferenceAndContact() throws IOException {
        buyer.putsInCart(ticket, 1).then().statusCode(200);
        String key = UUID.randomUUID().toString();
        String body = "{\"clientReference\": \"kiosk 7/43\", \"contact\": {\"email\": \"ada@example.org\"}}";
        String id = checkOut(key, body)
                .then()
                .statusCode(201)
                .body("clientReference", equalTo("kiosk 7/43"))
                .body("contact.email", equalTo("ada@example.org"))
                .extract()
                .path("id");
        checkOut(key, body).then().statusCode(201).body("id", equalTo(id));
        checkOut(key, "{}").then().statusCode(422).body("type", endsWith("/idempotency-key-reused"));

        JsonNode event = event(id);
        assertThat(event.path("clientReference").asText()).isEqualTo("kiosk 7/43");
        assertThat(event.at("/contact/email").asText()).isEqualTo("ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"contact\": null}", ""})
    void checksACartOutWithoutDetails(String body) {
        buyer.putsInCart(ticket, 1).then().statusCode(200);
        checkOut(UUID.randomUUID().toString(), body)
                .then()
                .statusCode(201)
                .body("clientReference", nullValue())
                .body("contact", nullValue());
    }

    @Test
    void checksACartOutWithoutABody() {
        buyer.putsInCart(ticket, 1).then().statusCode(200);
        buyer.request()
                .noContentType()
                .post("/api/cart/checkout")
                .then()
                .statusCode(201)
                .body("contact", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"clientReference\": \"\"}",
                "{\"contact\": {\"email\": \"ada\"}}",
                "{\"items\": []}",
                "[]",
                "{"
            })
    void refusesInvalidDetailsOfACheckout(String body) {
        buyer.putsInCart(ticket, 1).then().statusCode(200);
        checkOut(UUID.randomUUID().toString(), body).then().statusCode(400).body("type", endsWith("/bad-request"));
        buyer.cart().then().body("items", hasSize(1));
    }

    private Response checkOut(String key, String body) {
        return buyer.request().header("Idempotency-Key", key).body(body).post("/api/cart/checkout");
    }

    private static JsonNode event(String order) throws IOException {
        return new ObjectMapper()
                .readTree(await().atMost(Duration.ofSeconds(20))
                        .until(
                                () -> Kafka.readAll(Topics.ORDERS).stream()
                                        .filter(event -> order.equals(event.key()))
                                        .findFirst(),
                                Optional::isPresent)
                        .orElseThrow()
                        .value());
    }

    @Test
    void omitsWhatIsNotGiven() {
        place("\"contact\": {\"email\": \"ada@example.org\"}")
                .then()
                .statusCode(201)
                .body("clientReference", nullValue())
                .body("contact.name", nullValue());
        place("\"contact\": null").then().statusCode(201).body("contact", nullValue());
    }

    @Test
    void findsOrdersByTheirReference() {
        String first = place("\"clientReference\": \"a\"").path("id");
        String second = place("\"clientReference\": \"a\"").path("id");
        place("\"clientReference\": \"b\"");
        place("\"contact\": null");

        find("a")
                .then()
                .statusCode(200)
                .body("items.id", contains(second, first))
                .body("total", equalTo(2));
        find("c").then().body("items", empty()).body("total", equalTo(0));
        Buyer.anyone()
                .request()
                .queryParam("clientReference", "a")
                .get("/api/orders")
                .then()
                .body("items", empty());
    }

    @Test
    void pagesOrdersWithOneReference() {
        String first = place("\"clientReference\": \"a\"").path("id");
        String second = place("\"clientReference\": \"a\"").path("id");
        String next = buyer.request()
                .queryParam("clientReference", "a")
                .queryParam("limit", 1)
                .get("/api/orders")
                .then()
                .body("items.id", contains(second))
                .extract()
                .path("next");

        buyer.request()
                .queryParam("clientReference", "a")
                .queryParam("after", next)
                .get("/api/orders")
                .then()
                .body("items.id", contains(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"clientReference\": \"\"",
                "\"clientReference\": \"two\\nlines\"",
                "\"clientReference\": 7",
                "\"contact\": {}",
                "\"contact\": {\"name\": \"Ada\"}",
                "\"contact\": {\"email\": \"ada\"}",
                "\"contact\": {\"email\": \"a b@example.org\"}",
                "\"contact\": {\"email\": \"ada@example.org\\r\\nBcc: eve\"}",
                "\"contact\": {\"email\": \"ada@example.org\", \"name\": \"\"}",
                "\"contact\": {\"email\": \"ada@example.org\", \"phone\": \"1\"}"
            })
    void refusesInvalidDetails(String details) {
        place(details).then().statusCode(400).body("type", endsWith("/bad-request"));
    }

    @Test
    void refusesLongDetails() {
        place("\"clientReference\": \"%s\"".formatted("x".repeat(201))).then().statusCode(400);
        place("\"clientReference\": \"%s\"".formatted("x".repeat(200))).then().statusCode(201);
        place("\"contact\": {\"email\": \"a@%s\"}".formatted("x".repeat(253)))
                .then()
                .statusCode(400);
    }

    private Response place(String details) {
        return buyer.request()
                .body("{\"items\": [%s], %s}".formatted(Buyer.line(ticket, 1), details))
                .post("/api/orders");
    }

    private Response find(String reference) {
        return buyer.request()
                .queryParam("clientReference", reference)
                .queryParam("count", true)
                .get("/api/orders");
    }
}
