package dev.boxoffice.orders;

import static io.restassured.RestAssured.given;

import dev.boxoffice.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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

    public Response orders(Listing ticket, int quantity) {
        return ordersLines(line(ticket, quantity));
    }

    public Response ordersLines(String... lines) {
        return asks().body(body(lines)).post("/api/orders");
    }

    public Response ordersWithKey(String key, Listing ticket, int quantity) {
        return asks().header("Idempotency-Key", key)
                .body(body(line(ticket, quantity)))
                .post("/api/orders");
    }

    /** Orders, and returns the order's id. */
    public UUID holds(Listing ticket, int quantity) {
        return UUID.fromString(
                orders(ticket, quantity).then().statusCode(201).extract().path("id"));
    }

    public Response cancels(UUID order) {
        return asks().post("/api/orders/{id}/cancel", order);
    }

    public Response reads(UUID order) {
        return asks().get("/api/orders/{id}", order);
    }

    public static String line(Listing ticket, int quantity) {
        return "{\"ticketId\": \"%s\", \"quantity\": %d}".formatted(ticket.id(), quantity);
    }

    public static String body(String... lines) {
        return "{\"items\": [%s]}".formatted(Arrays.stream(lines).collect(Collectors.joining(",")));
    }
}
