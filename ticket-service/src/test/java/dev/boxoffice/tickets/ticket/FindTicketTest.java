package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class FindTicketTest {

    private final Seller seller = Seller.anyone();

    @ParameterizedTest
    @ValueSource(strings = {"\"1.0\"", "W/\"1.0\"", "\"0.0\", W/\"1.0\"", "\"a,b\",,\"1.0\"", "\"1.0\" , \"2.0\"", "*"})
    void returns304ForAnUnchangedTicket(String ifNoneMatch) {
        UUID ticket = seller.hasTicket(TicketBody.concert());
        given().header("If-None-Match", ifNoneMatch)
                .header("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                .head("/api/tickets/{id}", ticket)
                .then()
                .statusCode(304)
                .header("ETag", "\"1.0\"");
        given().header("If-None-Match", ifNoneMatch)
                .get("/api/tickets/{id}", ticket)
                .then()
                .statusCode(304)
                .header("ETag", "\"1.0\"")
                .header("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "W/1.0", "*, \"1.0\"", "\"1.0", ","})
    void rejectsAMalformedIfNoneMatch(String ifNoneMatch) {
        given().header("If-None-Match", ifNoneMatch)
                .get("/api/tickets/{id}", seller.hasTicket(TicketBody.concert()))
                .then()
                .statusCode(400)
                .body("detail", containsString("If-None-Match must be * or a list"));
    }

    @Test
    void evaluatesIfMatchBeforeIfNoneMatch() {
        UUID ticket = seller.hasTicket(TicketBody.concert());
        given().header("If-Match", "\"0.0\"")
                .header("If-None-Match", "\"1.0\"")
                .get("/api/tickets/{id}", ticket)
                .then()
                .statusCode(412)
                .body("type", endsWith("/stale"));
        given().header("If-Match", "\"1.0\"")
                .header("If-None-Match", "\"1.0\"")
                .get("/api/tickets/{id}", ticket)
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0.0\"", "W/\"0.0\"", "\"1.0-gzip\"", "\"\""})
    void returnsATicketThatHasChanged(String ifNoneMatch) {
        UUID ticket = seller.hasTicket(TicketBody.concert());
        given().header("If-None-Match", ifNoneMatch)
                .header("If-Modified-Since", "Fri, 31 Dec 2100 00:00:00 GMT")
                .get("/api/tickets/{id}", ticket)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache");
    }

    @Test
    void returns404ForAnUnknownTicket() {
        given().get("/api/tickets/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", endsWith("/not-found"));
    }
}
