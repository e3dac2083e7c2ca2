package dev.boxoffice.tickets;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

@TicketServiceTest
class RateLimitHeadersTest {

    @Test
    void countsUsersAndAddressesSeparately() {
        given().get("/api/tickets").then().header("RateLimit-Policy", matchesPattern("\"address\";q=\\d+;w=\\d+"));
        Seller.anyone()
                .creates(TicketBody.concert())
                .then()
                .statusCode(201)
                .header("RateLimit-Policy", matchesPattern("\"user\";q=\\d+;w=\\d+"))
                .header("RateLimit", matchesPattern("\"user\";r=\\d+;t=\\d+"));
    }

    @Test
    void doesNotLimitTheDocument() {
        given().get("/q/openapi").then().statusCode(200).header("RateLimit", nullValue());
    }
}
