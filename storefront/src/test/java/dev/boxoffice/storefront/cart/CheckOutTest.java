package dev.boxoffice.storefront.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "ben")
@OidcSecurity
class CheckOutTest {

    private static final String CHECKOUT = "/api/cart/checkout";

    @Test
    void showsTheTotalToAVisitorWhoHasNotSeenIt() {
        StubServices.respond("/api/cart", """
                {"items": [{"ticketId": "%s", "quantity": 2, "priceWhenAdded": {"amount": 2500, "currency": "EUR"},
                  "price": {"amount": 2500, "currency": "EUR"}, "available": 10,
                  "ticket": {"title": "The Lanterns", "venue": "Hall", "startsAt": "2030-06-01T17:30:00Z"}}],
                 "total": {"amount": 5000, "currency": "EUR"}}
                """.formatted(UUID.randomUUID()));
        StubServices.respond(CHECKOUT, "{}");

        given().header("Sec-Fetch-Site", "same-origin")
                .formParam("key", "key-1")
                .post("/cart")
                .then()
                .statusCode(409)
                .body(containsString("value=\"5000 EUR\""));

        assertThat(StubServices.bodyFor(CHECKOUT)).isNull();
    }
}
