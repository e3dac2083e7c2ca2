package dev.boxoffice.storefront.cart;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
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
    private static final String FIELD = "quantity-" + TICKET;
    private static final String ITEM = "/api/cart/items/" + TICKET;
    private static final String CHECKOUT = "/api/cart/checkout";
    private static final String PAYMENT = "/api/orders/" + TICKET + "/payment";
    private static final String TOTAL = "56000 ZAR";

    @BeforeEach
    void fillCart() {
        String cart = cart(2, "null", "{\"amount\": 56000, \"currency\": \"ZAR\"}");
        StubServices.respond("/api/cart", cart);
        StubServices.respond(ITEM, cart);
        String order = """
                {"id": "%s", "buyer": "ben", "status": "AWAITING_PAYMENT", "items": [], "history": [],
                 "total": {"amount": 56000, "currency": "ZAR"}, "expiresAt": "2030-06-01T12:00:00Z"}
                """.formatted(TICKET);
        StubServices.respond(CHECKOUT, order);
        StubServices.respond(PAYMENT, order);
    }

    private static String cart(int quantity, String problem, String total) {
        return """
                {"items": [{"ticketId": "%s", "quantity": %d, "priceWhenAdded": {"amount": 28000, "currency": "ZAR"},
                  "price": {"amount": 28000, "currency": "ZAR"}, "available": 1495, "problem": %s,
                  "ticket": {"name": "Standing", "title": "The Lanterns", "venue": "Hall", "startsAt": "2030-06-01T17:30:00Z",
                   "timeZone": "America/New_York"}}],
                 "total": %s}
                """.formatted(TICKET, quantity, problem, total);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "1.000", "1.5", "1 000", "\u0663", "+2", "-1", "99999999999"})
    void refusesAQuantityThatIsNotAWholeNumber(String typed) {
        submit(form().formParam(FIELD, typed), "/cart/items")
                .statusCode(422)
                .body(containsString("Enter a whole number from 0 to 1000, with digits only."))
                .body(containsString("value=\"" + typed + "\""));

        assertThat(StubServices.bodyFor(ITEM)).isNull();
    }

    @Test
    void acceptsAQuantityBetweenSpaces() {
        submit(form().formParam(FIELD, " 5 "), "/cart/items").statusCode(303);

        assertThat(StubServices.bodyFor(ITEM)).isEqualTo("{\"quantity\":5}");
    }

    @Test
    void addsToWhatIsInTheCart() {
        submit(form().formParam(FIELD, "3"), "/cart/add").statusCode(303).header("Location", endsWith("/cart"));

        assertThat(StubServices.bodyFor(ITEM)).isEqualTo("{\"quantity\":5}");
    }

    @Test
    void addsOnceOnADoubleClick() {
        submit(form().formParam(FIELD, "7"), "/cart/add").statusCode(303);
        StubServices.respond(ITEM, "{}");

        submit(form().formParam(FIELD, "7"), "/cart/add").statusCode(303);

        assertThat(StubServices.bodyFor(ITEM)).isNull();
    }

    @Test
    void saysHowManyTheLimitAllows() {
        StubServices.refuse(ITEM, 409, """
                {"type": "https://boxoffice.dev/problems/limit-exceeded", "status": 409, "limit": "maxPerOrder", "maximum": 2}
                """);

        String flash = submit(form().formParam(FIELD, "4"), "/cart/add")
                .statusCode(303)
                .extract()
                .cookie("flash");

        given().cookie("flash", flash)
                .get("/cart")
                .then()
                .body(containsString("You can have up to 2 of these tickets"));
    }

    @Test
    void doesNotAddNothing() {
        submit(form().formParam(FIELD, "0"), "/cart/add")
                .statusCode(422)
                .body(containsString("Choose at least one ticket."));
    }

    @Test
    void paysInOneStep() {
        submit(payment("2").formParam("total", TOTAL), "/cart")
                .statusCode(303)
                .header("Location", endsWith("/orders/" + TICKET));

        assertThat(StubServices.bodyFor(CHECKOUT))
                .isEqualTo("{\"contact\":{\"email\":\"ben@example.org\",\"name\":\"Ben\"}}");
        assertThat(StubServices.bodyFor(PAYMENT)).isEqualTo("{\"paymentMethod\":\"sim_success\"}");
    }

    @Test
    void ordersTheQuantityThatWasTypedWithoutUpdating() {
        submit(payment("4").formParam("total", TOTAL), "/cart").statusCode(303);

        assertThat(StubServices.bodyFor(ITEM)).isEqualTo("{\"quantity\":4}");
        assertThat(StubServices.bodyFor(CHECKOUT)).isNotNull();
    }

    @Test
    void doesNotChargeATotalThatThePageDidNotShow() {
        submit(payment("2").formParam("total", "28000 ZAR"), "/cart")
                .statusCode(409)
                .body(containsString("Your changes have changed the total."))
                .body(containsString("value=\"Ben\""));

        assertThat(StubServices.bodyFor(CHECKOUT)).isNull();
    }

    @Test
    void explainsAProblemWithoutHidingTheWayOn() {
        StubServices.respond("/api/cart", cart(2, "\"not-on-sale\"", "{\"amount\": 56000, \"currency\": \"ZAR\"}"));

        given().get("/cart")
                .then()
                .body(containsString("No longer on sale."))
                .body(containsString("Fix my cart and continue"))
                .body(not(containsString("name=\"pay\"")));
        submit(form(), "/cart/adjusted").statusCode(303);
    }

    @Test
    void saysWhatToDoWithTwoCurrencies() {
        StubServices.respond("/api/cart", cart(2, "null", "null"));

        given().get("/cart").then().body(containsString("Remove the tickets in one of them, order the others"));
    }

    @Test
    void countsTheTicketsInTheNavigation() {
        String count = given().get("/cart").then().extract().cookie("boxoffice_cart");
        assertThat(count).isEqualTo("2");

        given().cookie("boxoffice_cart", "2")
                .get("/sign-in/done")
                .then()
                .body(containsString("<span class=\"count\">2</span>"));
        given().cookie("boxoffice_cart", "<b>")
                .get("/sign-in/done")
                .then()
                .body(not(containsString("class=\"count\"")));
    }

    @Test
    void leadsFromAddressesOfFormsToTheCart() {
        for (String path :
                new String[] {"/cart/add", "/cart/items", "/cart/items/" + TICKET + "/remove", "/cart/adjusted"}) {
            given().accept("text/html")
                    .redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith("/cart"));
        }
    }

    @Test
    void separatesTheCurrencyCodeFromTheAmount() {
        given().get("/cart").then().body(containsString("ZAR 280.00")).body(containsString("ZAR 560.00"));
    }

    @Test
    void showsTheTicketAndItsTimeInTheZoneOfTheShow() {
        given().get("/cart").then().body(containsString("<bdi>Standing</bdi>")).body(containsString("13:30 EDT"));
    }

    private static RequestSpecification payment(String quantity) {
        return form().formParam(FIELD, quantity)
                .formParam("key", UUID.randomUUID().toString())
                .formParam("name", "Ben")
                .formParam("email", "ben@example.org")
                .formParam("method", "sim_success");
    }

    private static RequestSpecification form() {
        return given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static ValidatableResponse submit(RequestSpecification form, String path) {
        return form.post(path).then();
    }
}
