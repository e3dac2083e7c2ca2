package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
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
    void replacesTheWholeListing() {
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
    void anEditThatChangesNothingMakesNoVersion() {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, "\"1.0\"", body).then().statusCode(200).header("ETag", "\"1.0\"");
    }

    @Test
    void demandsToKnowWhatWasRead() {
        UUID ticket = seller.hasTicket(body);
        seller.asks()
                .body(body.fields())
                .put("/api/tickets/{id}", ticket)
                .then()
                .statusCode(428)
                .contentType("application/problem+json")
                .body("type", endsWith("/precondition-required"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2.0\"",
                "\"0.0\"",
                "W/\"1.0\"",
                "\"1\"",
                "\"\"",
                "\"x\"",
                "\"1.0x\"",
                "\"99999999999999999999.0\""
            })
    void refusesWhatIsNotTheCurrentVersion(String ifMatch) {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, ifMatch, body.titled("Late"))
                .then()
                .statusCode(412)
                .body("type", endsWith("/stale"))
                .body("currentVersion", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7.0\", \"1.0\"", "\"a,b\", ,\"1.0\",", "W/\"1.0\",\"1.5\"", "\"1.12345\""})
    void acceptsTheCurrentVersionHoweverItIsNamed(String ifMatch) {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, ifMatch, body.titled("In time")).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "\"1.0", "1.0\"", "*,\"1.0\"", ","})
    void explainsAnIfMatchThatIsNone(String ifMatch) {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, ifMatch, body.titled("Odd")).then().statusCode(400);
    }

    @Test
    void ofManyEditsOfOneVersionExactlyOneWins() {
        UUID ticket = seller.hasTicket(body);
        var number = new AtomicInteger();
        Callable<Integer> task = () -> seller.edits(ticket, "\"1.0\"", body.titled("Take " + number.incrementAndGet()))
                .statusCode();
        List<Integer> statuses = Concurrently.run(Collections.nCopies(8, task));
        assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 412);
        given().get("/api/tickets/{id}", ticket).then().body("version", equalTo(2));
    }

    @Test
    void refusesAStartThatIsPast() {
        UUID ticket = seller.hasTicket(body);
        seller.edits(ticket, "*", body.with("startsAt", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("startsAt"));
    }

    @Test
    void withdrawsForGoodAndOnlyOnce() {
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
    void withdrawsOnlyTheVersionNamed() {
        UUID ticket = seller.hasTicket(body);
        seller.asks()
                .header("If-Match", "\"9.0\"")
                .delete("/api/tickets/{id}", ticket)
                .then()
                .statusCode(412);
        seller.asks()
                .header("If-Match", "\"1.0\"")
                .delete("/api/tickets/{id}", ticket)
                .then()
                .statusCode(204);
    }

    @Test
    void knowsNoTicketThatWasNeverListed() {
        UUID nothing = UUID.randomUUID();
        seller.edits(nothing, "*", body).then().statusCode(404).body("type", endsWith("/not-found"));
        seller.withdraws(nothing).then().statusCode(404);
        given().get("/api/tickets/{id}", nothing).then().statusCode(404);
    }

    @Test
    void anUnchangedTicketIsNotSentAgain() {
        UUID ticket = seller.hasTicket(body);
        given().header("If-None-Match", "\"1.0\"")
                .get("/api/tickets/{id}", ticket)
                .then()
                .statusCode(304);
        given().header("If-None-Match", "\"0.0\"")
                .get("/api/tickets/{id}", ticket)
                .then()
                .statusCode(200);
    }

    @Test
    void tellsWhenItWasLastChanged() {
        UUID ticket = seller.hasTicket(body);
        String createdAt = given().get("/api/tickets/{id}", ticket).path("createdAt");
        seller.edits(ticket, "*", body.titled("Later"))
                .then()
                .body("createdAt", equalTo(createdAt))
                .body("updatedAt", not(equalTo(createdAt)))
                .body("updatedAt", greaterThan(createdAt));
    }
}
