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

/**
 * A user with a token, or a buyer of a service client, and the requests that a buyer or an operator sends.
 *
 * @param name the id that orders of this buyer have
 * @param onBehalfOf how the service client names the buyer; {@code null} for a user
 */
public record Buyer(String name, String token, String onBehalfOf) {

    private Buyer(String name, String token) {
        this(name, token, null);
    }

    public static Buyer anyone() {
        return named("buyer-" + UUID.randomUUID());
    }

    public static Buyer operator() {
        return new Buyer("operator", Tokens.admin("operator"));
    }

    /** A user with this subject. */
    public static Buyer named(String subject) {
        return new Buyer(subject, Tokens.user(subject));
    }

    /** A buyer of a service client that has these scopes. */
    public static Buyer of(String client, String buyer, String... scopes) {
        return new Buyer("client:" + client + ":" + buyer, Tokens.client(client, scopes), buyer);
    }

    public RequestSpecification request() {
        RequestSpecification request = asItself();
        return onBehalfOf == null ? request : request.header("Boxoffice-On-Behalf-Of", onBehalfOf);
    }

    /** A request of the user or service client that does not name a buyer. */
    public RequestSpecification asItself() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public Response orders(OfferedTicket ticket, int quantity) {
        return ordersLines(line(ticket, quantity));
    }

    public Response ordersLines(String... lines) {
        return request().body(body(lines)).post("/api/orders");
    }

    public Response ordersWithKey(String key, OfferedTicket ticket, int quantity) {
        return request()
                .header("Idempotency-Key", key)
                .body(body(line(ticket, quantity)))
                .post("/api/orders");
    }

    /** Retries with the same key while the order queue is full. */
    public Response ordersWithRetries(OfferedTicket ticket, int quantity) {
        String key = UUID.randomUUID().toString();
        Response response = ordersWithKey(key, ticket, quantity);
        while (response.statusCode() == 503) {
            response = ordersWithKey(key, ticket, quantity);
        }
        return response;
    }

    public Response cart() {
        return request().get("/api/cart");
    }

    public Response putsInCart(OfferedTicket ticket, int quantity) {
        return putsInCart(ticket.id(), "{\"quantity\": %d}".formatted(quantity));
    }

    public Response putsInCart(Object ticketId, String body) {
        return request().body(body).put("/api/cart/items/{ticketId}", ticketId);
    }

    public Response removesFromCart(OfferedTicket ticket) {
        return request().delete("/api/cart/items/{ticketId}", ticket.id());
    }

    public Response emptiesCart() {
        return request().delete("/api/cart");
    }

    public Response checksOut() {
        return request().post("/api/cart/checkout");
    }

    public Response checksOutWithKey(String key) {
        return request().header("Idempotency-Key", key).post("/api/cart/checkout");
    }

    /** Places an order and returns its id. */
    public UUID holds(OfferedTicket ticket, int quantity) {
        return UUID.fromString(
                orders(ticket, quantity).then().statusCode(201).extract().path("id"));
    }

    public Response cancels(UUID order) {
        return request().post("/api/orders/{id}/cancel", order);
    }

    public Response changesLine(UUID order, OfferedTicket ticket, int quantity) {
        return request()
                .body("{\"quantity\": %d}".formatted(quantity))
                .put("/api/orders/{id}/items/{ticketId}", order, ticket.id());
    }

    public Response removesLine(UUID order, OfferedTicket ticket) {
        return removesLine(order, ticket.id());
    }

    public Response removesLine(UUID order, UUID ticket) {
        return request().delete("/api/orders/{id}/items/{ticketId}", order, ticket);
    }

    public Response pays(UUID order, String method) {
        return paysWithKey(UUID.randomUUID().toString(), order, method);
    }

    public Response paysWithKey(String key, UUID order, String method) {
        return request()
                .header("Idempotency-Key", key)
                .body(method == null ? "{}" : "{\"paymentMethod\": \"%s\"}".formatted(method))
                .post("/api/orders/{id}/payment", order);
    }

    /** Places and pays an order; returns its id once the order is complete. */
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
        return request().header("Idempotency-Key", key).post("/api/orders/{id}/refund", order);
    }

    /** Requests a refund of some units of an order. */
    public Response refundsUnits(UUID order, OfferedTicket ticket, int quantity) {
        return asItself()
                .body("{\"lines\": [%s]}".formatted(line(ticket, quantity)))
                .post("/api/orders/{id}/refunds", order);
    }

    public void awaitRefunded(UUID order, long amount) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> reads(order).then().body("refunded.amount", equalTo((int) amount)));
    }

    public Response reads(UUID order) {
        return request().get("/api/orders/{id}", order);
    }

    public static String line(OfferedTicket ticket, int quantity) {
        return "{\"ticketId\": \"%s\", \"quantity\": %d}".formatted(ticket.id(), quantity);
    }

    public static String body(String... lines) {
        return "{\"items\": [%s]}".formatted(Arrays.stream(lines).collect(Collectors.joining(",")));
    }
}
