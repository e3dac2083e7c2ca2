package dev.boxoffice.system;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A user with a token, and the requests that sellers, buyers and operators send. */
public record User(Boxoffice boxoffice, String name, String token) {

    public static User of(Boxoffice boxoffice, String name) {
        return withScope(boxoffice, name, "openid");
    }

    public static User operator(Boxoffice boxoffice) {
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

    public static User withToken(Boxoffice boxoffice, String name, String token) {
        return new User(boxoffice, name, token);
    }

    public RequestSpecification request() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** Creates a ticket and returns its id. */
    public UUID createsTicket(String title, int capacity) {
        return UUID.fromString(createsTicketAt(boxoffice.tickets(), title, capacity)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** Creates a published show with the tickets Standing (25 EUR) and Early bird (20 EUR), which share a pool. */
    public Response createsShowWithPool(String title, int capacity) {
        return request()
                .body("""
                        {"title": "%s", "venue": {"name": "Harbour Hall", "city": "Hamburg"}, "timeZone": "Europe/Berlin",
                         "startsAt": "%s", "status": "PUBLISHED", "pools": [{"name": "floor", "capacity": %d}],
                         "tickets": [
                           {"name": "Standing", "price": {"amount": 2500, "currency": "EUR"}, "capacity": %3$d, "pools": ["floor"]},
                           {"name": "Early bird", "price": {"amount": 2000, "currency": "EUR"}, "capacity": %3$d, "pools": ["floor"]}]}
                        """.formatted(title, start(), capacity))
                .post(boxoffice.tickets() + "/api/shows")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static Instant start() {
        return in(Duration.ofDays(30));
    }

    private static Instant in(Duration duration) {
        return Instant.now().plus(duration).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Creates a ticket at the given instance of ticket-service. */
    public Response createsTicketAt(String instance, String title, int capacity) {
        return request().body(ticket(title, 2500, capacity, start())).post(instance + "/api/tickets");
    }

    /** Creates a ticket whose show starts soon, which puts it at the top of the catalogue, and returns its id. */
    public UUID createsTicketForTonight(String title, int capacity) {
        return UUID.fromString(request()
                .body(ticket(title, 2500, capacity, in(Duration.ofHours(1))))
                .post(boxoffice.tickets() + "/api/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** Changes only the title of a ticket with a capacity of 10. */
    public Response renames(UUID ticket, String title) {
        return edits(ticket, ticket(title, 2500, 10, start()));
    }

    /** Changes only the price, in cents, of a ticket with a capacity of 10. */
    public Response reprices(UUID ticket, int amount) {
        return edits(ticket, ticket(reads(ticket).path("title"), amount, 10, start()));
    }

    private Response edits(UUID ticket, String body) {
        return request()
                .header("If-Match", reads(ticket).header("ETag"))
                .body(body)
                .put(boxoffice.tickets() + "/api/tickets/{id}", ticket);
    }

    private static String ticket(String title, int amount, int capacity, Instant start) {
        return """
                {"title": "%s", "venue": "Harbour Hall", "startsAt": "%s",
                 "price": {"amount": %d, "currency": "EUR"}, "capacity": %d, "maxPerOrder": 10}
                """.formatted(title, start, amount, capacity);
    }

    public Response reads(UUID ticket) {
        return given().get(boxoffice.tickets() + "/api/tickets/{id}", ticket);
    }

    public Response orders(UUID ticket, int quantity) {
        return ordersWithKey(UUID.randomUUID().toString(), ticket, quantity);
    }

    public Response ordersWithKey(String key, UUID ticket, int quantity) {
        return ordersAt(boxoffice.orders(), key, ticket, quantity);
    }

    /** Places an order at the given instance of order-service. */
    public Response ordersAt(String instance, String key, UUID ticket, int quantity) {
        return request()
                .header("Idempotency-Key", key)
                .body("{\"items\": [{\"ticketId\": \"%s\", \"quantity\": %d}]}".formatted(ticket, quantity))
                .post(instance + "/api/orders");
    }

    public Response readsOrder(String order) {
        return request().get(boxoffice.orders() + "/api/orders/{id}", order);
    }

    public Response cancels(String order) {
        return request().post(boxoffice.orders() + "/api/orders/{id}/cancel", order);
    }

    public Response putsIntoCart(UUID ticket, int quantity) {
        return request()
                .body("{\"quantity\": %d}".formatted(quantity))
                .put(boxoffice.orders() + "/api/cart/items/{id}", ticket);
    }

    public Response checksOut() {
        return request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(boxoffice.orders() + "/api/cart/checkout");
    }

    public Response pays(String order, String method) {
        return paysWithKey(UUID.randomUUID().toString(), order, method);
    }

    public Response paysWithKey(String key, String order, String method) {
        return request()
                .header("Idempotency-Key", key)
                .body("{\"paymentMethod\": \"%s\"}".formatted(method))
                .post(boxoffice.orders() + "/api/orders/{id}/payment", order);
    }

    /** Requires an operator. */
    public Response refunds(String order) {
        return request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(boxoffice.orders() + "/api/orders/{id}/refund", order);
    }

    /** Requires an operator. */
    public Response reconciles() {
        return request().get(boxoffice.orders() + "/api/admin/reconciliation");
    }
}
