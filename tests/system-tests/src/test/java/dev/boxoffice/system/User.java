package dev.boxoffice.system;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Somebody who sells or buys over HTTP. */
record User(Boxoffice boxoffice, String name, String token) {

    static User of(Boxoffice boxoffice, String name) {
        return withScope(boxoffice, name, "openid");
    }

    static User operator(Boxoffice boxoffice) {
        return withScope(boxoffice, "oscar", "openid admin");
    }

    private static User withScope(Boxoffice boxoffice, String name, String scope) {
        String token = given().contentType(ContentType.URLENC)
                .formParam("grant_type", "password")
                .formParam("client_id", "system-tests")
                .formParam("username", name)
                .formParam("password", "none")
                .formParam("scope", scope)
                .post(boxoffice.issuer() + "/token")
                .path("access_token");
        return new User(boxoffice, name, token);
    }

    static User withToken(Boxoffice boxoffice, String name, String token) {
        return new User(boxoffice, name, token);
    }

    RequestSpecification asks() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Lists a ticket and returns its id. */
    UUID lists(String title, int capacity) {
        return UUID.fromString(listsAt(boxoffice.tickets(), title, capacity)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** At an instance of ticket-service of one's choice. */
    Response listsAt(String instance, String title, int capacity) {
        return asks().body(listing(title, 2500, capacity)).post(instance + "/api/tickets");
    }

    /** Edits the title and nothing else of a ticket listed with 10. */
    Response renames(UUID ticket, String title) {
        return edits(ticket, listing(title, 2500, 10));
    }

    /** Edits the price, in cents, and nothing else of a ticket listed with 10. */
    Response reprices(UUID ticket, int amount) {
        return edits(ticket, listing(reads(ticket).path("title"), amount, 10));
    }

    private Response edits(UUID ticket, String listing) {
        return asks().header("If-Match", reads(ticket).header("ETag"))
                .body(listing)
                .put(boxoffice.tickets() + "/api/tickets/{id}", ticket);
    }

    private static String listing(String title, int amount, int capacity) {
        return """
                {"title": "%s", "venue": "Harbour Hall", "startsAt": "%s",
                 "price": {"amount": %d, "currency": "EUR"}, "capacity": %d, "maxPerOrder": 10}
                """.formatted(
                title, Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS), amount, capacity);
    }

    Response reads(UUID ticket) {
        return given().get(boxoffice.tickets() + "/api/tickets/{id}", ticket);
    }

    Response orders(UUID ticket, int quantity) {
        return ordersWithKey(UUID.randomUUID().toString(), ticket, quantity);
    }

    Response ordersWithKey(String key, UUID ticket, int quantity) {
        return ordersAt(boxoffice.orders(), key, ticket, quantity);
    }

    /** Of an instance of order-service of one's choice. */
    Response ordersAt(String instance, String key, UUID ticket, int quantity) {
        return asks().header("Idempotency-Key", key)
                .body("{\"items\": [{\"ticketId\": \"%s\", \"quantity\": %d}]}".formatted(ticket, quantity))
                .post(instance + "/api/orders");
    }

    Response readsOrder(String order) {
        return asks().get(boxoffice.orders() + "/api/orders/{id}", order);
    }

    Response cancels(String order) {
        return asks().post(boxoffice.orders() + "/api/orders/{id}/cancel", order);
    }

    Response putsIntoCart(UUID ticket, int quantity) {
        return asks().body("{\"quantity\": %d}".formatted(quantity))
                .put(boxoffice.orders() + "/api/cart/items/{id}", ticket);
    }

    Response checksOut() {
        return asks().header("Idempotency-Key", UUID.randomUUID().toString())
                .post(boxoffice.orders() + "/api/cart/checkout");
    }

    Response pays(String order, String method) {
        return paysWithKey(UUID.randomUUID().toString(), order, method);
    }

    Response paysWithKey(String key, String order, String method) {
        return asks().header("Idempotency-Key", key)
                .body("{\"paymentMethod\": \"%s\"}".formatted(method))
                .post(boxoffice.orders() + "/api/orders/{id}/payment", order);
    }

    /** As an operator. */
    Response refunds(String order) {
        return asks().header("Idempotency-Key", UUID.randomUUID().toString())
                .post(boxoffice.orders() + "/api/orders/{id}/refund", order);
    }

    /** As an operator. */
    Response reconciles() {
        return asks().get(boxoffice.orders() + "/api/admin/reconciliation");
    }
}
