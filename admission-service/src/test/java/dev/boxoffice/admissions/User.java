package dev.boxoffice.admissions;

import static io.restassured.RestAssured.given;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.OrganiserV1;
import dev.boxoffice.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A user with a token, and the requests that users send. */
public record User(String name, String token) {

    private static final AtomicLong VERSIONS = new AtomicLong();

    public static User anyone() {
        String name = "user-" + UUID.randomUUID();
        return new User(name, Tokens.user(name));
    }

    public static User operator() {
        return new User("operator", Tokens.admin("operator"));
    }

    /** A service client with these scopes. Its name is its subject as a member of organisers. */
    public static User client(String client, String... scopes) {
        return new User("client:" + client, Tokens.client(client, scopes));
    }

    public boolean isClient() {
        return name.startsWith("client:");
    }

    /** A member of an organiser, which has no other members. */
    public static User member(UUID organiserId, String role) {
        User member = anyone();
        members(organiserId, Map.of(member, role));
        return member;
    }

    /** Replaces the members of an organiser, given with their roles. */
    public static void members(UUID organiserId, Map<User, String> roles) {
        Instant now = Instant.now();
        SentEvents.send(
                EventType.ORGANISER_UPDATED,
                new OrganiserV1(
                        organiserId,
                        "Harbour Hall",
                        "harbour-" + organiserId,
                        "",
                        null,
                        null,
                        roles.entrySet().stream()
                                .map(member ->
                                        new OrganiserV1.Member(member.getKey().name(), member.getValue()))
                                .toList(),
                        VERSIONS.incrementAndGet(),
                        now,
                        now));
    }

    public RequestSpecification request() {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    public Response admissionsOf(UUID order) {
        return request().get("/api/orders/{id}/admissions", order);
    }

    public Response pdfOf(UUID order) {
        return request().get("/api/orders/{id}/admissions.pdf", order);
    }

    public Response calendarOf(UUID order) {
        return request().get("/api/orders/{id}/calendar.ics", order);
    }

    public Response admission(UUID id) {
        return request().get("/api/admissions/{id}", id);
    }

    /** Names the holder with a JSON value: a string in quotes or {@code null}. */
    public Response names(UUID admission, String name) {
        return request()
                .contentType("application/merge-patch+json")
                .body("{\"holderName\": %s}".formatted(name))
                .patch("/api/admissions/{id}", admission);
    }

    /** The code of an admission; {@code null} if the user may not see it. */
    public String code(UUID admission) {
        return admission(admission).then().statusCode(200).extract().path("code");
    }

    public Response transfers(UUID admission) {
        return request().post("/api/admissions/{id}/transfer", admission);
    }

    /** Offers an admission and returns the token. */
    public String offers(UUID admission) {
        return transfers(admission).then().statusCode(201).extract().path("token");
    }

    public Response cancelsTransfer(UUID admission) {
        return request().delete("/api/admissions/{id}/transfer", admission);
    }

    public Response claims(String transferToken) {
        return request().body("{\"token\": \"%s\"}".formatted(transferToken)).post("/api/admissions/claim");
    }
}
