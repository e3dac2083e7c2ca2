package dev.boxoffice.orders;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody with a token of their own. */
public record Buyer(String name, String token) {

    public static Buyer anyone() {
        String name = "buyer-" + UUID.randomUUID();
        return new Buyer(name, Tokens.user(name));
    }

    public static Buyer operator() {
        return new Buyer("operator", Tokens.admin("operator"));
    }

    public RequestSpecification asks() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public Response orders(OfferedTicket ticket, int quantity) {
        return ordersLines(line(ticket, quantity));
    }

    public Response ordersLines(String... lines) {
        return asks().body(body(lines)).post("/api/orders");
    }

    public Response ordersWithKey(String key, OfferedTicket ticket, int quantity) {
        return asks().header("Idempotency-Key", key)
                .body(body(line(ticket, quantity)))
                .post("/api/orders");
    }

    /** Asks again when turned away, as the answer says: a service that is too busy has promised nothing yet. */
    public Response ordersUntilHeard(OfferedTicket ticket, int quantity) {
        String key = UUID.randomUUID().toString();
        Response answer = ordersWithKey(key, ticket, quantity);
        while (answer.statusCode() == 503) {
            answer = ordersWithKey(key, ticket, quantity);
        }
        return answer;
    }

    public Response cart() {
        return asks().get("/api/cart");
    }

    public Response puts(OfferedTicket ticket, int quantity) {
        return puts(ticket.id(), "{\"quantity\": %d}".formatted(quantity));
    }

    public Response puts(Object ticketId, String body) {
        return asks().body(body).put("/api/cart/items/{ticketId}", ticketId);
    }

    public Response drops(OfferedTicket ticket) {
        return asks().delete("/api/cart/items/{ticketId}", ticket.id());
    }

    public Response empties() {
        return asks().delete("/api/cart");
    }

    public Response checksOut() {
        return asks().post("/api/cart/checkout");
    }

    public Response checksOutWithKey(String key) {
        return asks().header("Idempotency-Key", key).post("/api/cart/checkout");
    }

    /** Orders, and returns the order's id. */
    public UUID holds(OfferedTicket ticket, int quantity) {
        return UUID.fromString(
                orders(ticket, quantity).then().statusCode(201).extract().path("id"));
    }

    public Response cancels(UUID order) {
        return asks().post("/api/orders/{id}/cancel", order);
    }

    public Response pays(UUID order, String method) {
        return paysWithKey(UUID.randomUUID().toString(), order, method);
    }

    public Response paysWithKey(String key, UUID order, String method) {
        return asks().header("Idempotency-Key", key)
                .body(method == null ? "{}" : "{\"paymentMethod\": \"%s\"}".formatted(method))
                .post("/api/orders/{id}/payment", order);
    }

    /** Orders and pays, and returns the order's id once it is complete. */
    public UUID buys(OfferedTicket ticket, int quantity) {
        UUID order = holds(ticket, quantity);
        pays(order, "sim_success").then().statusCode(200);
        awaitStatus(order, "COMPLETE");
        return order;
    }

    public void awaitStatus(UUID order, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> reads(order).then().statusCode(200).body("status", equalTo(status)));
    }

    public void awaitPayment(UUID order, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> reads(order).then().statusCode(200).body("payment.status", equalTo(status)));
    }

    public Response refunds(UUID order) {
        return refundsWithKey(UUID.randomUUID().toString(), order);
    }

    public Response refundsWithKey(String key, UUID order) {
        return asks().header("Idempotency-Key", key).post("/api/orders/{id}/refund", order);
    }

    public Response reads(UUID order) {
        return asks().get("/api/orders/{id}", order);
    }

    public static String line(OfferedTicket ticket, int quantity) {
        return "{\"ticketId\": \"%s\", \"quantity\": %d}".formatted(ticket.id(), quantity);
    }

    public static String body(String... lines) {
        return "{\"items\": [%s]}".formatted(Arrays.stream(lines).collect(Collectors.joining(",")));
    }
}
