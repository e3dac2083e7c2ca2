package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class EditTicketTest {

    private final Seller seller = Seller.anyone();
    private final TicketBody body = TicketBody.concert();

    @Test
    void replacesAllFields() {
        UUID ticket = seller.hasTicket(body);
        seller.edits(
                        ticket,
                        "\"1.0\"",
                        body.titled("Morning").priced(5000, "CHF").without("description"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2.0\"")
                .body("title", equalTo("Morning"))
                .body("description", equalTo(""))
                .body("price.currency", equalTo("CHF"))
                .body("version", equalTo(2));
        given().get("/api/tickets/{id}", ticket)
                .then()
                .header("ETag", "\"2.0\"")
                .body("title", equalTo("Morning"));
    }

    @Test
    void keepsTheVersionWhenNothingChanges() {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, "\"1.0\"", body).then().statusCode(200).header("ETag", "\"1.0\"");
    }

    @Test
    void requiresIfMatch() {
        UUID ticket = seller.hasTicket(body);
        seller.sends()
                .body(body.fields())
                .put("/api/tickets/{id}", ticket)
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .body("type", endsWith("/precondition-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2.0\"", "\"0.0\"", "\"1\"", "\"\"", "\"x\"", "\"1.0x\"", "\"99999999999999999999.0\""})
    void rejectsAStaleVersion(String ifMatch) {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, ifMatch, body.titled("Late"))
                .then()
                .statusCode(412)
                .body("type", endsWith("/stale"))
                .body("currentVersion", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1.0\"", "W/\"1.0\", \"2.0\""})
    void explainsThatAWeakTagNeverMatches(String ifMatch) {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, ifMatch, body.titled("Weak"))
                .then()
                .statusCode(412)
                .body("type", endsWith("/weak-etag"))
                .body("detail", containsString("W/\"1.0\" never matches"));
        given().get("/api/tickets/{id}", ticket).then().body("version", equalTo(1));
    }

    @Test
    void refusesAPreconditionThatItDoesNotEvaluate() {
        UUID ticket = seller.hasTicket(body);
        seller.sends()
                .header("If-Match", "*")
                .header("If-None-Match", "*")
                .body(body.titled("Only if new").fields())
                .put("/api/tickets/{id}", ticket)
                .then()
                .statusCode(400)
                .body("detail", containsString("If-None-Match"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7.0\", \"1.0\"", "\"a,b\", ,\"1.0\",", "W/\"1.0\",\"1.5\"", "\"1.12345\""})
    void acceptsEveryFormOfTheCurrentVersion(String ifMatch) {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, ifMatch, body.titled("In time")).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "\"1.0", "1.0\"", "*,\"1.0\"", ",", "w/\"1.0\"", "W/ \"1.0\"", "'1.0'"})
    void rejectsAMalformedIfMatch(String ifMatch) {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, ifMatch, body.titled("Odd")).then().statusCode(400);
    }

    @Test
    void acceptsOneOfManyConcurrentEdits() {
        UUID ticket = seller.hasTicket(body);
        var number = new AtomicInteger();
        Callable<Integer> task = () -> seller.edits(ticket, "\"1.0\"", body.titled("Take " + number.incrementAndGet()))
                .statusCode();
        List<Integer> statuses = Concurrently.run(Collections.nCopies(8, task));
        assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 412);
        given().get("/api/tickets/{id}", ticket).then().body("version", equalTo(2));
    }

    @Test
    void rejectsAStartInThePast() {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, "*", body.with("startsAt", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("startsAt"));
    }

    @Test
    void withdrawsPermanentlyAndIdempotently() {
        UUID ticket = seller.hasTicket(body);
        seller.withdraws(ticket).then().statusCode(204);
        seller.withdraws(ticket).then().statusCode(204);
        given().get("/api/tickets/{id}", ticket)
                .then()
                .body("status", equalTo("WITHDRAWN"))
                .body("version", equalTo(2))
                .body("availability.available", equalTo(0));
        seller.edits(ticket, "*", body.titled("Back")).then().statusCode(409).body("type", endsWith("/withdrawn"));
    }

    @Test
    void withdrawsOnlyTheExpectedVersion() {
        UUID ticket = seller.hasTicket(body);
        seller.sends()
                .header("If-Match", "\"9.0\"")
                .delete("/api/tickets/{id}", ticket)
                .then()
                .statusCode(412);
        seller.sends()
                .header("If-Match", "\"1.0\"")
                .delete("/api/tickets/{id}", ticket)
                .then()
                .statusCode(204);
    }

    @Test
    void returns404ForAnUnknownTicket() {
        UUID unknown = UUID.randomUUID();
        seller.edits(unknown, "*", body).then().statusCode(404).body("type", endsWith("/not-found"));
        seller.withdraws(unknown).then().statusCode(404);
    }

    @Test
    void updatesTheModificationTime() {
        UUID ticket = seller.hasTicket(body);
        String createdAt = given().get("/api/tickets/{id}", ticket).path("createdAt");
        var edited = seller.edits(ticket, "*", body.titled("Later"));
        edited.then().body("createdAt", equalTo(createdAt));
        assertThat(Instant.parse(edited.path("updatedAt"))).isAfter(Instant.parse(createdAt));
    }
}
