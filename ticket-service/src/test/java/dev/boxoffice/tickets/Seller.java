package dev.boxoffice.tickets;

import static io.restassured.RestAssured.given;

import dev.boxoffice.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/**
 * A user or a service client with a token, and the requests that they send.
 *
 * @param name the id of the user or client as a member of an organiser
 */
public record Seller(String name, String token) {

    /** A new seller. */
    public static Seller anyone() {
        return named("seller-" + UUID.randomUUID());
    }

    /** A user with this subject. */
    public static Seller named(String subject) {
        return new Seller(subject, Tokens.user(subject));
    }

    public static Seller operator() {
        String name = "operator-" + UUID.randomUUID();
        return new Seller(name, Tokens.admin(name));
    }

    /** A new service client with these scopes. */
    public static Seller client(String... scopes) {
        return new Seller("client:shop-" + UUID.randomUUID(), null).withScopes(scopes);
    }

    /** The same service client with other scopes. */
    public Seller withScopes(String... scopes) {
        return new Seller(name, Tokens.client(name.substring("client:".length()), scopes));
    }

    public RequestSpecification sends() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public Response creates(TicketBody body) {
        return sends().body(body.fields()).post("/api/tickets");
    }

    /** Creates the ticket and returns its id. */
    public UUID hasTicket(TicketBody body) {
        return UUID.fromString(creates(body).then().statusCode(201).extract().path("id"));
    }

    public Response edits(UUID ticket, String ifMatch, TicketBody body) {
        return sends().header("If-Match", ifMatch).body(body.fields()).put("/api/tickets/{id}", ticket);
    }

    public Response creates(ShowBody body) {
        return sends().body(body.fields()).post("/api/shows");
    }

    /** Creates the show and returns its id. */
    public UUID hasShow(ShowBody body) {
        return UUID.fromString(creates(body).then().statusCode(201).extract().path("id"));
    }

    public Response patches(String path, UUID id, Map<String, ?> patch) {
        return sends().header("If-Match", "*").body(patch).patch(path + "/{id}", id);
    }

    public Response withdraws(UUID ticket) {
        return sends().delete("/api/tickets/{id}", ticket);
    }
}
