package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class CreateTicketTest {

    private final Seller seller = Seller.anyone();

    @Test
    void putsATicketOnSaleWithTheCallerAsSeller() {
        TicketBody body = TicketBody.concert();
        Response created = seller.creates(body);
        created.then()
                .statusCode(201)
                .header("Location", matchesPattern(".*/api/tickets/[0-9a-f-]{14}7[0-9a-f-]{21}"))
                .header("ETag", "\"1.0\"")
                .body("title", equalTo("Evening of Strings"))
                .body("price.amount", equalTo(4500))
                .body("price.currency", equalTo("EUR"))
                .body("startsAt", equalTo(body.fields().get("startsAt")))
                .body("sellerId", equalTo(seller.name()))
                .body("status", equalTo("ON_SALE"))
                .body("version", equalTo(1))
                .body("availability.available", equalTo(100))
                .body("availability.held", equalTo(0))
                .body("availability.sold", equalTo(0))
                .body("availability.asOf", nullValue());
        Response read = given().get(created.header("Location"));
        read.then().statusCode(200).header("ETag", "\"1.0\"");
        assertThat(read.asString()).isEqualTo(created.asString());
    }

    @Test
    void appliesDefaultsToOmittedFields() {
        seller.creates(TicketBody.concert().without("description").without("maxPerOrder"))
                .then()
                .statusCode(201)
                .body("description", equalTo(""))
                .body("maxPerOrder", equalTo(10));
    }

    @Test
    void countsCodePointsInATitle() {
        String title = "🎸".repeat(200);
        seller.creates(TicketBody.concert().titled(title))
                .then()
                .statusCode(201)
                .body("title", equalTo(title));
    }

    @Test
    void storesNamesInOneFormWithoutSpaceAtTheEnds() {
        seller.creates(TicketBody.concert()
                        .titled("\u00a0Cafe\u0301 Noir \u200b")
                        .with("venue", "\tHall\n")
                        .with("description", " e\u0301 "))
                .then()
                .statusCode(201)
                .body("title", equalTo("Café Noir"))
                .body("venue", equalTo("Hall"))
                .body("description", equalTo(" é "));
    }

    @Test
    void acceptsUnicodeAndLineBreaks() {
        seller.creates(TicketBody.concert().titled("Müller & 東京 🎻 <b>'\"").with("description", "one\r\n\ttwo"))
                .then()
                .statusCode(201)
                .body("title", equalTo("Müller & 東京 🎻 <b>'\""))
                .body("description", equalTo("one\r\n\ttwo"));
    }

    @Test
    void acceptsMaximumValues() {
        seller.creates(TicketBody.concert()
                        .titled("t".repeat(200))
                        .with("description", "ü".repeat(4000))
                        .with("venue", "v".repeat(200))
                        .priced(999_999_999_999L, "IDR")
                        .ofCapacity(1_000_000)
                        .with("maxPerOrder", 100)
                        .with("startsAt", "9999-12-31T23:59:59.999999Z"))
                .then()
                .statusCode(201);
    }

    @Test
    void replaysTheResponseOfARepeatedKey() {
        String key = UUID.randomUUID().toString();
        TicketBody body = TicketBody.concert();
        Response first = withKey(key, body);
        Response second = withKey(key, body);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        replayed(second, first).header("ETag", "\"1.0\"");
        assertThat(second.asString()).isEqualTo(first.asString());
        hasTickets(1);
    }

    @Test
    void replaysTheCurrentStateOfTheTicket() {
        String key = UUID.randomUUID().toString();
        TicketBody body = TicketBody.concert();
        Response first = withKey(key, body);
        UUID ticket = UUID.fromString(first.path("id"));

        seller.edits(ticket, "*", body.titled("Matinée")).then().statusCode(200);
        replayed(withKey(key, body), first)
                .header("ETag", "\"2.0\"")
                .body("title", equalTo("Matinée"))
                .body("version", equalTo(2));

        seller.withdraws(ticket).then().statusCode(204);
        replayed(withKey(key, body), first).body("status", equalTo("WITHDRAWN"));
    }

    @Test
    void rejectsAKeyReusedForAnotherRequest() {
        String key = UUID.randomUUID().toString();
        withKey(key, TicketBody.concert()).then().statusCode(201);
        withKey(key, TicketBody.concert().titled("Another")).then().statusCode(422);
        hasTickets(1);
    }

    @Test
    void separatesTheKeysOfSellers() {
        String key = UUID.randomUUID().toString();
        withKey(key, TicketBody.concert()).then().statusCode(201);
        Seller.anyone()
                .sends()
                .header("Idempotency-Key", key)
                .body(TicketBody.concert().fields())
                .post("/api/tickets")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void allowsTheKeyAgainAfterARejection() {
        String key = UUID.randomUUID().toString();
        withKey(key, TicketBody.concert().with("startsAt", "2020-01-01T00:00:00Z"))
                .then()
                .statusCode(400);
        withKey(key, TicketBody.concert()).then().statusCode(201);
    }

    @Test
    void createsOneTicketForConcurrentRequestsWithOneKey() {
        String key = UUID.randomUUID().toString();
        TicketBody body = TicketBody.concert();
        Callable<Integer> task = () -> withKey(key, body).statusCode();
        List<Integer> statuses = Concurrently.run(Collections.nCopies(8, task));
        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        hasTickets(1);
    }

    private static ValidatableResponse replayed(Response repeated, Response first) {
        return repeated.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"));
    }

    private Response withKey(String key, TicketBody body) {
        return seller.sends().header("Idempotency-Key", key).body(body.fields()).post("/api/tickets");
    }

    private void hasTickets(int tickets) {
        given().queryParam("sellerId", seller.name()).get("/api/tickets").then().body("items", hasSize(tickets));
    }
}
