package dev.boxoffice.tickets.ticket;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.boxoffice.testing.Tokens;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class TicketSecurityTest {

    private static final String PROBLEM = "application/problem+json";

    private final Seller seller = Seller.anyone();
    private final TicketBody body = TicketBody.concert();

    @Test
    void allowsAnonymousReads() {
        UUID ticket = seller.hasTicket(body);
        given().get("/api/tickets/{id}", ticket).then().statusCode(200);
        given().get("/api/tickets").then().statusCode(200);
    }

    @Test
    void requiresATokenForChanges() {
        UUID ticket = seller.hasTicket(body);
        var anonymous = given().contentType(ContentType.JSON).body(body.fields());
        anonymous
                .post("/api/tickets")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", startsWith("Bearer"));
        anonymous.put("/api/tickets/{id}", ticket).then().statusCode(401).contentType(PROBLEM);
        given().delete("/api/tickets/{id}", ticket).then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void rejectsAMalformedToken() {
        given().auth()
                .oauth2("no.to.ken")
                .contentType(ContentType.JSON)
                .body(body.fields())
                .post("/api/tickets")
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    /** The cache of verified tokens must not accept a different signature. */
    @Test
    void rejectsAForgedSignature() {
        String token = Tokens.user(seller.name());
        seller.hasTicket(body);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + new StringBuilder(signature).reverse();
        given().auth()
                .oauth2(forged)
                .contentType(ContentType.JSON)
                .body(body.fields())
                .post("/api/tickets")
                .then()
                .statusCode(401)
                .contentType(PROBLEM);
    }

    @Test
    void rejectsChangesByAnotherSeller() {
        UUID ticket = seller.hasTicket(body);
        Seller other = Seller.anyone();
        other.edits(ticket, "*", body.titled("Mine")).then().statusCode(403).contentType(PROBLEM);
        other.withdraws(ticket).then().statusCode(403).contentType(PROBLEM);
        given().get("/api/tickets/{id}", ticket).then().body("version", equalTo(1));
    }

    @Test
    void allowsOperatorsToChangeAnyTicket() {
        UUID ticket = seller.hasTicket(body);
        Seller operator = Seller.operator();
        operator.edits(ticket, "*", body.titled("Corrected"))
                .then()
                .statusCode(200)
                .body("sellerId", equalTo(seller.name()));
        operator.withdraws(ticket).then().statusCode(204);
    }
}
