package dev.boxoffice.tickets;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.testing.StackResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class CorsTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Seller seller = Seller.anyone();

    @Test
    void sendsCorsHeadersWithEveryError() {
        fromShop(given().contentType(ContentType.JSON).body("{}"))
                .post("/api/tickets")
                .then()
                .statusCode(401)
                .header(ALLOWED, StackResource.CORS_ORIGIN);
        fromShop(given().auth().oauth2("no.to.ken"))
                .get("/api/tickets/{id}", UUID.randomUUID())
                .then()
                .statusCode(401)
                .header(ALLOWED, StackResource.CORS_ORIGIN);
        fromShop(given()).get("/api/nothing").then().statusCode(404).header(ALLOWED, StackResource.CORS_ORIGIN);
        fromShop(seller.sends().body("x".repeat(100_000)))
                .post("/api/tickets")
                .then()
                .statusCode(413)
                .header(ALLOWED, StackResource.CORS_ORIGIN);
    }

    @Test
    void servesClientsThatSendAnotherOrigin() {
        seller.sends()
                .header("Origin", "https://evil.example")
                .body(TicketBody.concert().fields())
                .post("/api/tickets")
                .then()
                .statusCode(201)
                .header(ALLOWED, nullValue());
    }

    private static RequestSpecification fromShop(RequestSpecification request) {
        return request.header("Origin", StackResource.CORS_ORIGIN);
    }
}
