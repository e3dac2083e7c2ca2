package dev.boxoffice.storefront.buyer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class GuestTest {

    private static final String COOKIE = "boxoffice_guest";
    private static final String ACCESS = "boxoffice_order";
    private static final String ON_BEHALF_OF = "Boxoffice-On-Behalf-Of";
    private static final String TICKET = "01a21890-e62b-7815-b33e-579444077869";
    private static final String ITEM = "/api/cart/items/" + TICKET;
    private static final String ORDER = "01a21890-e62b-7815-b33e-579444077870";
    private static final String OTHER = "01a21890-e62b-7815-b33e-579444077871";
    private static final Pattern LINK = Pattern.compile("/orders/open\\?key=([\\w-]+)");

    @BeforeEach
    void respond() {
        String cart = """
                {"items": [{"ticketId": "%s", "quantity": 2, "priceWhenAdded": {"amount": 2500, "currency": "EUR"},
                  "price": {"amount": 2500, "currency": "EUR"}, "available": 10,
                  "ticket": {"title": "The Lanterns", "venue": "Hall", "startsAt": "2030-06-01T17:30:00Z"}}],
                 "total": {"amount": 5000, "currency": "EUR"}}
                """.formatted(TICKET);
        StubServices.respond("/api/cart", cart);
        StubServices.respond(ITEM, cart);
        StubServices.respond("/api/cart/checkout", order(ORDER));
        for (String id : new String[] {ORDER, OTHER}) {
            StubServices.respond("/api/orders/" + id, order(id));
            StubServices.respond("/api/orders/" + id + "/payment", order(id));
        }
        StubServices.respond("/api/orders", "{\"items\": []}");
        StubServices.respond("/api/orders/claim", "{\"claimed\": 1, \"remaining\": false}");
    }

    private static String order(String id) {
        return """
                {"id": "%s", "buyer": "client:storefront:guest:x", "status": "CREATED", "items": [], "history": [],
                 "contact": {"email": "ada+tickets@example.org", "name": "Ada"},
                 "total": {"amount": 5000, "currency": "EUR"}, "expiresAt": "2099-06-01T12:00:00Z"}
                """.formatted(id);
    }

    @Test
    void givesAVisitorWhoBuysACookieThatOnlyTheServerReads() {
        Cookie cookie = add().extract().detailedCookie(COOKIE);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(StubServices.headerFor(ITEM, ON_BEHALF_OF)).matches("guest:[0-9a-f-]{36}");
        assertThat(cookie.getValue())
                .doesNotContain(StubServices.headerFor(ITEM, ON_BEHALF_OF).substring(6));
        assertThat(StubServices.authorizationFor(ITEM)).hasValue("Bearer " + StubServices.SERVICE_TOKEN);
    }

    @Test
    void hidesTheCookieFromOtherHostsOfTheDomainOverHttps() {
        Cookie cookie = form().header("X-Forwarded-Proto", "https")
                .formParam("quantity-" + TICKET, "1")
                .post("/cart/add")
                .then()
                .statusCode(303)
                .extract()
                .detailedCookie("__Host-" + COOKIE);

        assertThat(cookie.isSecured()).isTrue();
    }

    @Test
    void staysTheSameGuest() {
        String cookie = add().extract().cookie(COOKIE);
        String buyer = StubServices.headerFor(ITEM, ON_BEHALF_OF);

        assertThat(given().cookie(COOKIE, cookie).get("/cart").cookie(COOKIE)).isNull();

        assertThat(StubServices.headerFor("/api/cart", ON_BEHALF_OF)).isEqualTo(buyer);
    }

    @Test
    void asksForNothingBeforeTheVisitorBuys() {
        int before = StubServices.countFor("/api/cart");

        given().get("/cart").then().statusCode(200).body(containsString("Your cart is empty."));

        assertThat(StubServices.countFor("/api/cart")).isEqualTo(before);
    }

    @Test
    void ignoresCookiesThatItDidNotMake() {
        String link = linkOf(ORDER, add().extract().cookie(COOKIE));

        for (String forged : new String[] {
            "x", UUID.randomUUID().toString(), link, accessOf(link).getValue()
        }) {
            int before = StubServices.countFor("/api/cart");
            given().cookie(COOKIE, forged).get("/cart").then().body(containsString("Your cart is empty."));
            assertThat(StubServices.countFor("/api/cart")).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',ada@example.org,Enter your name.",
        "Ada,'',Enter your e-mail address.",
        "Ada,ada,Enter an e-mail address"
    })
    void asksAGuestForNameAndAddress(String name, String email, String error) {
        String cookie = add().extract().cookie(COOKIE);
        StubServices.respond("/api/cart/checkout", order(ORDER));

        pay(cookie, name, email)
                .statusCode(422)
                .body(containsString(error))
                .body(containsString("aria-invalid=\"true\""));

        assertThat(StubServices.bodyFor("/api/cart/checkout")).isNull();
    }

    @Test
    void paysAsAGuest() {
        String cookie = add().extract().cookie(COOKIE);

        pay(cookie, "Ada", "ada@example.org").statusCode(303).header("Location", endsWith("/orders/" + ORDER));

        assertThat(StubServices.bodyFor("/api/cart/checkout"))
                .isEqualTo("{\"contact\":{\"email\":\"ada@example.org\",\"name\":\"Ada\"}}");
        assertThat(StubServices.headerFor("/api/cart/checkout", ON_BEHALF_OF)).startsWith("guest:");
    }

    @Test
    void offersThePrivateLinkAndAMessageWithIt() {
        given().cookie(COOKIE, add().extract().cookie(COOKIE))
                .get("/orders/" + ORDER)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("/orders/open?key="))
                .body(containsString("mailto:ada%2Btickets%40example.org?subject="));
    }

    @Test
    void opensOneOrderByItsLinkOnAnotherDevice() {
        String cookie = add().extract().cookie(COOKIE);
        String buyer = StubServices.headerFor(ITEM, ON_BEHALF_OF);
        String link = linkOf(ORDER, cookie);
        Cookie access = accessOf(link);

        assertThat(access.getPath()).isEqualTo("/orders/" + ORDER);
        assertThat(access.isHttpOnly()).isTrue();
        given().cookie(ACCESS, access.getValue()).get("/orders/" + ORDER).then().statusCode(200);
        assertThat(StubServices.headerFor("/api/orders/" + ORDER, ON_BEHALF_OF)).isEqualTo(buyer);
    }

    @Test
    void opensNoOtherOrderByTheLink() {
        String access = accessOf(linkOf(ORDER, add().extract().cookie(COOKIE))).getValue();

        for (String path : new String[] {"/orders/" + OTHER, "/orders"}) {
            given().redirects()
                    .follow(false)
                    .cookie(ACCESS, access)
                    .get(path)
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/sign-in?to="));
        }
    }

    @Test
    void keepsTheLinkOutOfReferrersAndAddresses() {
        String link = linkOf(ORDER, add().extract().cookie(COOKIE));

        open(link)
                .statusCode(303)
                .header("Referrer-Policy", "no-referrer")
                .header("Location", endsWith("/orders/" + ORDER));
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void findsNothingForAnInvalidLink(String key) {
        open(key).statusCode(404);
    }

    @Test
    void forgetsALinkThatOpensNothingAnyMore() {
        Cookie access = accessOf(linkOf(ORDER, add().extract().cookie(COOKIE)));
        StubServices.refuse(
                "/api/orders/" + ORDER,
                404,
                "{\"type\": \"https://boxoffice.dev/problems/not-found\", \"status\": 404}");

        given().redirects()
                .follow(false)
                .cookie(ACCESS, access.getValue())
                .get("/orders/" + ORDER)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/orders/" + ORDER))
                .cookie(ACCESS, equalTo(""));
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void doesNotTakeOverTheOrderOfALinkByItself() {
        StubServices.respond("/api/orders/" + ORDER, order(ORDER));

        given().get("/orders/" + ORDER).then().statusCode(200).body(not(containsString("/claim")));
        assertThat(StubServices.bodyFor("/api/orders/claim")).isNull();
    }

    private static String linkOf(String order, String cookie) {
        Matcher link = LINK.matcher(
                given().cookie(COOKIE, cookie).get("/orders/" + order).asString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static Cookie accessOf(String link) {
        return open(link).extract().detailedCookie(ACCESS);
    }

    private static ValidatableResponse open(String key) {
        return given().redirects()
                .follow(false)
                .queryParam("key", key)
                .get("/orders/open")
                .then();
    }

    private static ValidatableResponse add() {
        return form().formParam("quantity-" + TICKET, "1")
                .post("/cart/add")
                .then()
                .statusCode(303);
    }

    private static ValidatableResponse pay(String cookie, String name, String email) {
        return form().cookie(COOKIE, cookie)
                .formParam("quantity-" + TICKET, "2")
                .formParam("total", "5000 EUR")
                .formParam("key", UUID.randomUUID().toString())
                .formParam("name", name)
                .formParam("email", email)
                .formParam("method", "sim_success")
                .post("/cart")
                .then();
    }

    private static RequestSpecification form() {
        return given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
