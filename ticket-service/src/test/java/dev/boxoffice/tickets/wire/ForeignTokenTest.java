package dev.boxoffice.tickets.wire;

import static io.restassured.RestAssured.given;

import dev.boxoffice.testing.Tokens;
import dev.boxoffice.tickets.TicketServiceTest;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class ForeignTokenTest {

    @Test
    void refusesAnIdToken() {
        given().auth().oauth2(Tokens.idToken("ida")).get("/api/tickets").then().statusCode(401);
    }
}
