package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class FindTicketTest {

    private final Seller seller = Seller.anyone();

    @Test
    void returns304ForAnUnchangedTicket() {
        UUID ticket = seller.hasTicket(TicketBody.concert());
        given().header("If-None-Match", "\"1.0\"")
                .get("/api/tickets/{id}", ticket)
                .then()
                .statusCode(304)
                .header("Cache-Control", "no-cache");
    }

    @Test
    void returnsATicketThatHasChanged() {
        UUID ticket = seller.hasTicket(TicketBody.concert());
        given().header("If-None-Match", "\"0.0\"")
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
