package dev.boxoffice.orders.cart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class CartBadRequestTest {

    private static final String PROBLEM = "application/problem+json";

    private final Buyer buyer = Buyer.anyone();
    private OfferedTicket ticket;

    @BeforeEach
    void publishTicket() {
        ticket = OfferedTicket.onSale(100).published();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "3",
                "{}",
                "{\"quantity\": null}",
                "{\"quantity\": 0}",
                "{\"quantity\": -1}",
                "{\"quantity\": 1001}",
                "{\"quantity\": 1.5}",
                "{\"quantity\": 1.0}",
                "{\"quantity\": \"1\"}",
                "{\"quantity\": true}",
                "{\"quantity\": [1]}",
                "{\"quantity\": 99999999999}",
                "{\"quantity\": 1, \"price\": 1}",
                "{\"quantity\": 1, \"quantity\": 2}",
                "{\"quantity\": 1} x"
            })
    void rejectsMalformedBodies(String body) {
        buyer.putsInCart(ticket.id(), body)
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body(not(containsString("xception")));
        buyer.cart().then().body("items", empty());
    }

    @Test
    void namesTheInvalidField() {
        buyer.putsInCart(ticket, 0).then().statusCode(400).body("violations.field", hasItem("quantity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "text/plain", "x"})
    void ignoresTheContentTypeOfAnEmptyBody(String type) {
        buyer.putsInCart(ticket, 1);

        buyer.request()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Content-Type", type)
                .post("/api/cart/checkout")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "0", "123e4567-e89b-12d3-a456-42661417400g"})
    void returnsNotFoundForMalformedIds(String id) {
        buyer.putsInCart(id, "{\"quantity\": 1}").then().statusCode(404).contentType(PROBLEM);
        buyer.request()
                .delete("/api/cart/items/{id}", id)
                .then()
                .statusCode(404)
                .contentType(PROBLEM);
    }

    @Test
    void rejectsOtherContentTypes() {
        given().auth()
                .oauth2(buyer.token())
                .contentType(ContentType.TEXT)
                .body("two please")
                .put("/api/cart/items/{id}", ticket.id())
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
    }

    @Test
    void requiresATokenForEveryOperation() {
        given().get("/api/cart").then().statusCode(401).contentType(PROBLEM);
        given().delete("/api/cart").then().statusCode(401).contentType(PROBLEM);
        given().contentType(ContentType.JSON)
                .body("{\"quantity\": 1}")
                .put("/api/cart/items/{id}", ticket.id())
                .then()
                .statusCode(401);
        given().delete("/api/cart/items/{id}", ticket.id()).then().statusCode(401);
        given().noContentType().post("/api/cart/checkout").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "ünïcode"})
    void rejectsInvalidIdempotencyKeys(String key) {
        buyer.putsInCart(ticket, 1);

        buyer.checksOutWithKey(key).then().statusCode(400).body("type", endsWith("/bad-request"));
        buyer.cart().then().body("items", not(empty()));
    }
}
