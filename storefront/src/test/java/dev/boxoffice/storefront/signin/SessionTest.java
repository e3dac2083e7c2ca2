package dev.boxoffice.storefront.signin;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.storefront.buyer.TestGuests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class SessionTest {

    private static final String ORDER = "01a21890-e62b-7815-b33e-579444077869";
    private static final String TICKET = "01a21890-e62b-7815-b33e-579444077868";

    @Test
    void keepsTheTypedFormOfAVisitorWhoIsSignedOut() {
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("title", "Das <Große> Fest")
                .formParam("price", "49.00")
                .post("/sell/shows/new?copy=1")
                .then()
                .statusCode(401)
                .body(containsString("What you typed is kept on this page."))
                .body(containsString("action=\"/sell/shows/new?copy=1\""))
                .body(containsString("name=\"title\" value=\"Das &lt;Große&gt; Fest\""))
                .body(containsString("name=\"price\" value=\"49.00\""))
                .body(containsString("href=\"/sign-in?to=/sign-in/done\" target=\"_blank\" rel=\"noopener\""));
    }

    @Test
    void keepsTheTypedTextsOfAFormWithAFile() {
        given().header("Sec-Fetch-Site", "same-origin")
                .multiPart("etag", "\"7.3\"")
                .multiPart(new MultiPartSpecBuilder("Eine <Laterne>\r\nam Hafen".getBytes(UTF_8))
                        .controlName("alt")
                        .mimeType("text/plain")
                        .emptyFileName()
                        .build())
                .multiPart("file", "lantern <1>.png", new byte[200_000], "image/png")
                .post("/sell/shows/" + TICKET + "/image")
                .then()
                .statusCode(401)
                .body(containsString("Choose the file again"))
                .body(containsString("action=\"/sell/shows/" + TICKET + "/image\" enctype=\"multipart/form-data\""))
                .body(containsString("name=\"etag\" value=\"&quot;7.3&quot;\""))
                .body(containsString("name=\"alt\" value=\"Eine &lt;Laterne&gt;\r\nam Hafen\""))
                .body(containsString("name=\"file\" type=\"file\""))
                .body(containsString("lantern &lt;1&gt;.png"));
    }

    @Test
    void keepsTheTypedTextsOfAFormWithoutItsFile() {
        given().header("Sec-Fetch-Site", "same-origin")
                .multiPart("alt", "A lantern")
                .multiPart("file", "", new byte[0], "application/octet-stream")
                .post("/sell/shows/" + TICKET + "/image")
                .then()
                .statusCode(401)
                .body(not(containsString("Choose the file again")))
                .body(containsString("enctype=\"multipart/form-data\""))
                .body(containsString("name=\"alt\" value=\"A lantern\""))
                .body(not(containsString("type=\"file\"")));
    }

    @Test
    void keepsTheTypedTextsOfAFormWithALargeFile() {
        given().header("Sec-Fetch-Site", "same-origin")
                .accept("text/html")
                .multiPart("etag", "7")
                .multiPart("file", "lantern.png", new byte[11 << 20], "image/png")
                .multiPart("alt", "A lantern")
                .post("/sell/shows/" + TICKET + "/image")
                .then()
                .statusCode(401)
                .body(containsString("name=\"etag\" value=\"7\""))
                .body(containsString("name=\"alt\" value=\"A lantern\""))
                .body(containsString("lantern.png"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "--x\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\nA lant",
                "--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--"
            })
    void asksToSignInAfterAMalformedForm(String body) {
        given().header("Sec-Fetch-Site", "same-origin")
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
                .contentType("multipart/form-data; boundary=x")
                .body(body)
                .post("/sell/shows/" + TICKET + "/image")
                .then()
                .statusCode(401)
                .body(containsString("/sign-in?to="));
    }

    @Test
    void keepsTheCheckoutOfAVisitorWhoIsSignedOut() {
        given().header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", "Ben")
                .formParam("key", "k")
                .post("/cart")
                .then()
                .statusCode(401)
                .body(containsString("action=\"/cart\""))
                .body(containsString("name=\"name\" value=\"Ben\""));
    }

    @Test
    void givesAFormOfAnotherSiteNoButton() {
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("title", "Gotcha")
                .post("/sell/shows/new")
                .then()
                .statusCode(403)
                .body(not(containsString("Gotcha")));
    }

    @Test
    void comesBackAfterSigningIn() {
        given().redirects()
                .follow(false)
                .get("/orders?after=abc")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/sign-in?to=%2Forders%3Fafter%3Dabc"));
    }

    @Test
    void redirectsRequestsOfScripts() {
        given().redirects()
                .follow(false)
                .header("Sec-Fetch-Mode", "cors")
                .get("/orders/" + ORDER)
                .then()
                .statusCode(303);
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void leadsFromAddressesOfFormsToTheirPages() {
        for (String step : new String[] {"/payment", "/claim", "/refund/confirmed"}) {
            String page = step.startsWith("/refund") ? "/orders/" + ORDER + "/refund" : "/orders/" + ORDER;
            given().accept("text/html")
                    .redirects()
                    .follow(false)
                    .get("/orders/" + ORDER + step)
                    .then()
                    .statusCode(303)
                    .header("Location", endsWith(page));
        }
        given().accept("text/html")
                .redirects()
                .follow(false)
                .get("/sign-out")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/"));
    }

    @Test
    void doesNotSignOutByALink() {
        given().redirects()
                .follow(false)
                .get("/sign-out/now")
                .then()
                .statusCode(303)
                .header("Location", equalTo("/"));
    }

    @Test
    void signsOutByAFormOfThisSite() {
        given().header("Sec-Fetch-Site", "cross-site").post("/sign-out").then().statusCode(403);

        given().header("Sec-Fetch-Site", "same-origin")
                .post("/sign-out")
                .then()
                .statusCode(200)
                .header("Refresh", "0;url=/sign-out/now")
                .cookie("boxoffice_leaving");
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void takesOverWhatTheGuestHad() {
        String cart = """
                {"items": [{"ticketId": "%s", "quantity": 2, "priceWhenAdded": {"amount": 2500, "currency": "EUR"},
                  "price": {"amount": 2500, "currency": "EUR"}, "available": 10,
                  "ticket": {"title": "The Lanterns", "venue": "Hall", "startsAt": "2030-06-01T17:30:00Z"}}],
                 "total": {"amount": 5000, "currency": "EUR"}}
                """.formatted(TICKET);
        StubServices.respond("/api/cart", cart);
        StubServices.respond("/api/cart/items/" + TICKET, cart);
        StubServices.respond("/api/orders/claim", "{\"claimed\": 2, \"remaining\": false}");
        StubServices.respond("/api/admissions/take-over", "{\"taken\": 1, \"remaining\": false}");

        given().cookie("boxoffice_guest", TestGuests.cookie(UUID.randomUUID(), StubServices.COOKIE_SECRET))
                .redirects()
                .follow(false)
                .get("/cart")
                .then()
                .statusCode(200)
                .cookie("boxoffice_guest", equalTo(""));

        assertThat(StubServices.bodyFor("/api/orders/claim")).contains("\"userToken\":\"");
        assertThat(StubServices.bodyFor("/api/admissions/take-over")).contains("\"userToken\":\"");
        assertThat(StubServices.headerFor("/api/admissions/take-over", "Boxoffice-On-Behalf-Of"))
                .isEqualTo(StubServices.headerFor("/api/orders/claim", "Boxoffice-On-Behalf-Of"));
        assertThat(StubServices.header("/api/orders/claim", "Boxoffice-On-Behalf-Of"))
                .hasValueSatisfying(buyer -> assertThat(buyer).startsWith("guest:"));
        assertThat(StubServices.bodyFor("/api/cart/items/" + TICKET)).isEqualTo("{\"quantity\":2}");
        assertThat(StubServices.header("/api/cart/items/" + TICKET, "Boxoffice-On-Behalf-Of"))
                .isEmpty();
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void keepsTheGuestUntilAllIsTakenOver() {
        StubServices.respond("/api/cart", "{\"items\": []}");
        StubServices.refuse("/api/orders/claim", 503, "{}");

        assertThat(given().cookie("boxoffice_guest", TestGuests.cookie(UUID.randomUUID(), StubServices.COOKIE_SECRET))
                        .get("/cart")
                        .cookie("boxoffice_guest"))
                .isNull();
    }

    /** Admissions that others have given to the guest would be lost with the cookie. */
    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void keepsTheGuestUntilAdmissionsAreTakenOver() {
        StubServices.respond("/api/cart", "{\"items\": []}");
        StubServices.respond("/api/orders/claim", "{\"claimed\": 0, \"remaining\": false}");
        StubServices.refuse("/api/admissions/take-over", 503, "{}");

        assertThat(given().cookie("boxoffice_guest", TestGuests.cookie(UUID.randomUUID(), StubServices.COOKIE_SECRET))
                        .get("/cart")
                        .cookie("boxoffice_guest"))
                .isNull();
    }

    /** The issuer may not respond, so that Quarkus cannot end the session. */
    @Test
    void endsASessionThatCannotBeUsed() {
        String leaving = given().header("Sec-Fetch-Site", "same-origin")
                .post("/sign-out")
                .then()
                .extract()
                .cookie("boxoffice_leaving");

        given().redirects()
                .follow(false)
                .cookie("boxoffice_leaving", leaving)
                .cookie("q_session_chunk_1", "unusable")
                .get("/sign-out/now")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/"))
                .cookie("q_session_chunk_1", equalTo(""));
    }
}
