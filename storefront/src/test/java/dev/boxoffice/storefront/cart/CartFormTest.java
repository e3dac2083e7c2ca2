package dev.boxoffice.storefront.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "ben")
@OidcSecurity
class CartFormTest {

    private static final String TICKET = "01a21890-e62b-7815-b33e-579444077869";
    private static final String ITEM = "/api/cart/items/" + TICKET;
    private static final String CART = """
            {"items": [{"ticketId": "%s", "quantity": 2, "priceWhenAdded": {"amount": 28000, "currency": "ZAR"},
              "price": {"amount": 28000, "currency": "ZAR"}, "available": 1495,
              "ticket": {"name": "Standing", "title": "The Lanterns", "venue": "Hall", "startsAt": "2030-06-01T17:30:00Z",
               "timeZone": "America/New_York"}}],
             "total": {"amount": 56000, "currency": "ZAR"}}
            """.formatted(TICKET);

    @BeforeEach
    void fillCart() {
        StubServices.respond("/api/cart", CART);
        StubServices.respond(ITEM, CART);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "1.000", "1.5", "1 000", "\u0663", "+2", "-1", "", "99999999999"})
    void refusesAQuantityThatIsNotAWholeNumber(String typed) {
        submit(typed)
                .statusCode(422)
                .body(containsString("Enter a whole number from 1 to 1000, with digits only."))
                .body(containsString("value=\"" + typed + "\""));

        assertThat(StubServices.bodyFor(ITEM)).isNull();
    }

    @Test
    void acceptsAQuantityBetweenSpaces() {
        submit(" 5 ").statusCode(303);

        assertThat(StubServices.bodyFor(ITEM)).isEqualTo("{\"quantity\":5}");
    }

    @Test
    void separatesTheCurrencyCodeFromTheAmount() {
        given().get("/cart").then().body(containsString("ZAR 280.00")).body(containsString("ZAR 560.00"));
    }

    @Test
    void showsTheTicketAndItsTimeInTheZoneOfTheShow() {
        given().get("/cart")
                .then()
                .body(containsString("<bdi>Standing</bdi>"))
                .body(containsString("Sat, 1 Jun 2030, 13:30 EDT"));
    }

    @Test
    void addsToWhatTheCartHas() {
        String other = "01a21890-e62b-7815-b33e-579444077870";
        StubServices.respond("/api/cart/items/" + other, CART);

        given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("quantity-" + TICKET, "1")
                .formParam("quantity-" + other, "0")
                .post("/cart/add")
                .then()
                .statusCode(303);

        assertThat(StubServices.bodyFor(ITEM)).isEqualTo("{\"quantity\":3}");
        assertThat(StubServices.bodyFor("/api/cart/items/" + other)).isNull();
    }

    private static ValidatableResponse submit(String quantity) {
        return given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("quantity", quantity)
                .post("/cart/items/" + TICKET)
                .then();
    }
}
