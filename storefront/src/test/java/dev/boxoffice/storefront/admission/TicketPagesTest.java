package dev.boxoffice.storefront.admission;

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
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "ben")
@OidcSecurity
class TicketPagesTest {

    private final UUID order = UUID.randomUUID();
    private final UUID admission = UUID.randomUUID();
    private final UUID show = UUID.randomUUID();

    private void holds(String more) {
        StubServices.respond(
                "/api/orders/" + order + "/admissions", """
                {"items": [{"id": "%s", "number": 1, "status": "VALID", "code": "eyJhbGciOiJFZERTQSJ9.AZTw0nAAcAC.AAAA"%s,
                            "ticket": {"id": "%s", "showId": "%s", "name": "Balcony", "title": "The <Lanterns>",
                                       "venue": "Harbour Hall", "startsAt": "2030-06-01T18:00:00Z", "timeZone": "UTC"}}],
                 "total": 1}
                """.formatted(admission, more, UUID.randomUUID(), show));
        StubServices.respond(
                "/api/shows/" + show,
                "{\"doorsAt\": \"2030-06-01T17:00:00Z\", \"venue\": {\"name\": \"H\", \"address\": \"Quay 1\"}}");
    }

    private static RequestSpecification form() {
        return given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded");
    }

    @Test
    void showsEverythingThatTheDoorNeeds() {
        holds(", \"holderName\": \"Ada\"");

        given().get("/orders/{id}/tickets", order)
                .then()
                .statusCode(200)
                .body(containsString("QR code of ticket 1 of 1"))
                .body(containsString("The &lt;Lanterns&gt;"))
                .body(containsString("Balcony"))
                .body(containsString("datetime=\"2030-06-01T17:00:00Z\""))
                .body(containsString("Quay 1"))
                .body(containsString("<bdi>Ada</bdi>"))
                .body(containsString(order.toString()))
                .body(not(containsString("Apple Wallet")));
    }

    @Test
    void showsTicketsWithoutTicketService() {
        holds("");
        StubServices.hangUp("/api/shows/" + show, 3);

        given().get("/orders/{id}/tickets", order)
                .then()
                .statusCode(200)
                .body(containsString("QR code of ticket 1 of 1"))
                .body(not(containsString("Doors")));
    }

    @Test
    void showsTheLinkOfATransferOnce() {
        holds("");
        StubServices.respond(
                "/api/admissions/" + admission + "/transfer",
                "{\"expiresAt\": \"2030-06-01T18:00:00Z\", \"token\": \"s3cret\"}");

        form().formParam("admission", admission.toString())
                .formParam("key", "k-1")
                .post("/orders/{id}/tickets", order)
                .then()
                .statusCode(200)
                .body(containsString("/claim#s3cret"));
        assertThat(StubServices.headerFor("/api/admissions/" + admission + "/transfer", "Idempotency-Key"))
                .isEqualTo("k-1");
        given().get("/orders/{id}/tickets", order).then().body(not(containsString("s3cret")));
    }

    @Test
    void explainsARefusedTransfer() {
        holds("");
        StubServices.refuse("/api/admissions/" + admission + "/transfer", 409, """
                {"type": "https://boxoffice.dev/problems/admission-entered", "title": "No", "status": 409, "detail": "No"}
                """);

        form().formParam("admission", admission.toString())
                .formParam("key", "k-1")
                .post("/orders/{id}/tickets", order)
                .then()
                .statusCode(409)
                .body(containsString("role=\"alert\""))
                .body(containsString("QR code of ticket 1 of 1"));
    }

    @Test
    void offersNoTicketWithoutItsId() {
        holds("");

        form().formParam("key", "k-1")
                .post("/orders/{id}/tickets", order)
                .then()
                .statusCode(400);
    }

    @Test
    void cancelsAnOpenTransfer() {
        holds(", \"transfer\": {\"expiresAt\": \"2030-06-01T18:00:00Z\"}");
        StubServices.respond("/api/admissions/" + admission + "/transfer", "");
        String keep = "/orders/" + order + "/tickets/" + admission + "/keep";

        given().get("/orders/{id}/tickets", order)
                .then()
                .body(containsString("action=\"" + keep + "\""))
                .body(not(containsString("Create link")));
        form().post(keep).then().statusCode(303).header("Location", endsWith("/orders/" + order + "/tickets"));
    }

    @Test
    void returnsToTheTicketsAfterNaming() {
        holds(", \"asksHolderName\": true");
        StubServices.respond("/api/admissions/" + admission, "{}");

        form().formParam("name", "Grace")
                .formParam("to", "tickets")
                .post("/orders/{id}/admissions/{admission}/holder-name", order, admission)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/orders/" + order + "/tickets"));
    }

    @Test
    void takesATicketByItsLink() {
        StubServices.respond("/api/admissions/claim", """
                {"id": "%s", "orderId": "%s", "number": 1, "ticket": {}}
                """.formatted(admission, order));

        form().formParam("token", "https://shop.example/claim#s3cret ")
                .formParam("name", "Grace")
                .formParam("key", "k-2")
                .post("/claim")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/orders/" + order + "/tickets"));
        assertThat(StubServices.bodyFor("/api/admissions/claim"))
                .isEqualTo("{\"token\":\"s3cret\",\"holderName\":\"Grace\"}");
    }

    @Test
    void keepsWhatWasTypedIfTheLinkIsNotOpen() {
        StubServices.refuse("/api/admissions/claim", 404, """
                {"type": "https://boxoffice.dev/problems/not-found", "title": "No", "status": 404, "detail": "No"}
                """);

        form().formParam("token", "s3cret")
                .formParam("name", "Grace")
                .formParam("key", "k-3")
                .post("/claim")
                .then()
                .statusCode(404)
                .body(containsString("value=\"s3cret\""))
                .body(containsString("value=\"Grace\""));
    }

    @Test
    @TestSecurity // signed out
    void opensTheClaimPageBeforeSigningIn() {
        given().get("/claim")
                .then()
                .statusCode(200)
                .body(containsString("/sign-in?to=/claim"))
                .body(containsString("id=\"token\""));
    }

    /** The ticket belongs to the guest of the browser, who comes back to it by the cookie or by a private link. */
    @Test
    @TestSecurity // signed out
    void takesATicketWithoutAnAccount() {
        StubServices.respond("/api/admissions/claim", """
                {"id": "%s", "orderId": "%s", "number": 1, "ticket": {}}
                """.formatted(admission, order));
        holds("");

        String cookie = form().formParam("token", "s3cret")
                .formParam("key", "k-4")
                .post("/claim")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/orders/" + order + "/tickets"))
                .extract()
                .cookie("boxoffice_guest");
        String guest = StubServices.headerFor("/api/admissions/claim", "Boxoffice-On-Behalf-Of");
        assertThat(guest).startsWith("guest:");
        String page = given().cookie("boxoffice_guest", cookie)
                .get("/orders/{id}/tickets", order)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Matcher link = Pattern.compile("/orders/open\\?key=[\\w-]+&(?:amp;)?page=tickets")
                .matcher(page);
        assertThat(link.find()).isTrue();

        String access = form().get(link.group().replace("&amp;", "&"))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/orders/" + order + "/tickets"))
                .extract()
                .cookie("boxoffice_order");
        holds("");
        given().cookie("boxoffice_order", access)
                .get("/orders/{id}/tickets", order)
                .then()
                .statusCode(200)
                .body(containsString("QR code of ticket 1 of 1"));
        assertThat(StubServices.headerFor("/api/orders/" + order + "/admissions", "Boxoffice-On-Behalf-Of"))
                .isEqualTo(guest);
    }

    /** The order belongs to its buyer. */
    @Test
    void leadsHoldersOfAnotherBuyersOrderToTheirTickets() {
        holds("");
        StubServices.refuse("/api/orders/" + order, 404, """
                {"type": "https://boxoffice.dev/problems/not-found", "title": "No", "status": 404, "detail": "No"}
                """);

        given().redirects()
                .follow(false)
                .get("/orders/{id}", order)
                .then()
                .statusCode(303)
                .header("Location", endsWith("/orders/" + order + "/tickets"));
    }

    @Test
    void listsTheTicketsThatTheVisitorHolds() {
        StubServices.respond("/api/admissions", """
                {"items": [{"id": "%s", "orderId": "%s", "number": 1, "ticket": {"title": "The Lanterns"}}]}
                """.formatted(admission, order));

        given().get("/my-tickets")
                .then()
                .statusCode(200)
                .body(containsString("/orders/" + order + "/tickets#ticket-" + admission));
    }
}
