package dev.boxoffice.storefront;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class PagesTest {

    private static final String ORDER = "01a21890-e62b-7815-b33e-579444077869";
    private static final String NO_PAYMENT = "null";

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, none, en, Shows",
                "'de-AT,de;q=0.9,en;q=0.8', none, de, Veranstaltungen",
                "'en-US,en;q=0.9', none, en, Shows",
                "'fr-FR,fr;q=0.9,de;q=0.5', none, de, Veranstaltungen",
                "'fr-FR,fr;q=0.9', none, en, Shows",
                "'de;q=0,en', none, en, Shows",
                "en-GB, de, de, Veranstaltungen",
                "de-DE, en, en, Shows",
                "de-DE, tlh, de, Veranstaltungen"
            })
    void speaksTheLanguageOfTheVisitor(String accepted, String chosen, String tag, String title) {
        StubServices.respond("/api/shows", "{'items': []}".replace('\'', '"'));
        RequestSpecification request = given();
        if (accepted != null) {
            request.header("Accept-Language", accepted);
        }
        if (chosen != null) {
            request.cookie("language", chosen);
        }

        request.get("/")
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"" + tag + "\">"))
                .body(containsString("<title>" + title + " · Boxoffice</title>"));
    }

    @Test
    void keepsTheChosenLanguageAndComesBack() {
        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/language/de?to=/orders%3Fafter%3Dx")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/orders?after=x"))
                .cookie("language", "de");
        given().redirects()
                .follow(false)
                .get("/language/de?to=//evil.example")
                .then()
                .statusCode(303)
                .header("Location", not(containsString("evil")));
        given().get("/language/tlh").then().statusCode(404);
    }

    @Test
    void speaksTheLanguageOfTheVisitorOnErrorPages() {
        given().header("Accept-Language", "de")
                .get("/nothing")
                .then()
                .statusCode(404)
                .body(containsString("<html lang=\"de\">"))
                .body(containsString("Nicht gefunden"));
    }

    @Test
    void showsEveryComponentInTheStyleguide() {
        given().get("/styleguide").then().statusCode(200).body(containsString("class=\"stepper\""));
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void showsTheTicketsOfAnOrderInTheZoneOfTheirShow() {
        StubServices.respond("/api/orders/" + ORDER, """
                {"id": "%1$s", "status": "COMPLETE", "items": [{"ticketId": "%1$s", "quantity": 2,
                   "unitPrice": {"amount": 2500, "currency": "EUR"},
                   "ticket": {"name": "Standing", "title": "The Lanterns", "venue": "Hall", "startsAt": "2030-06-01T17:30:00Z",
                     "timeZone": "America/New_York"}}],
                 "total": {"amount": 5000, "currency": "EUR"}, "expiresAt": "2030-06-01T12:00:00Z",
                 "createdAt": "2030-06-01T11:45:00Z", "history": []}
                """.formatted(ORDER));

        given().get("/orders/" + ORDER)
                .then()
                .statusCode(200)
                .body(containsString("<bdi>Standing</bdi>"))
                .body(containsString("Sat, 1 Jun 2030, 13:30 EDT"));
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void saysWhoCancelledAnOrder() {
        orderPage("CANCELLED", "buyer", NO_PAYMENT)
                .body(containsString("You cancelled this order."))
                .body(containsString("You were not charged."));
        orderPage("CANCELLED", "operator", NO_PAYMENT)
                .body(containsString("This order was cancelled."))
                .body(not(containsString("You cancelled")));
        orderPage("CANCELLED", "show-called-off", NO_PAYMENT).body(containsString("This show was called off"));
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void saysWhatHappenedToTheMoneyOfAnExpiredOrder() {
        orderPage("EXPIRED", "clock", NO_PAYMENT).body(containsString("You were not charged."));
        for (String status : new String[] {"PENDING", "FAILED"}) {
            orderPage("EXPIRED", "clock", payment(status))
                    .body(containsString("If one still arrives, we will refund it."))
                    .body(not(containsString("not charged")));
        }
        orderPage("EXPIRED", "clock", payment("REFUND_PENDING"))
                .body(containsString("are refunding it."))
                .body(not(containsString("not charged")));
        orderPage("EXPIRED", "clock", payment("REFUNDED"))
                .body(containsString("and refunded it."))
                .body(not(containsString("not charged")));
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void doesNotAdmitWithAnOrderThatIsBeingRefunded() {
        orderPage("COMPLETE", "paid", payment("CAPTURED")).body(containsString("You&#39;re going!"));
        orderPage("COMPLETE", "paid", payment("REFUND_PENDING"))
                .body(containsString("Your refund of €25.00 is on its way."))
                .body(not(containsString("going")));
    }

    private static ValidatableResponse orderPage(String status, String reason, String payment) {
        StubServices.respond("/api/orders/" + ORDER, """
                {"id": "%1$s", "buyer": "ben", "status": "%2$s", "items": [], "total": {"amount": 2500, "currency": "EUR"},
                 "expiresAt": "2030-06-01T12:00:00Z", "createdAt": "2030-06-01T11:45:00Z",
                 "history": [
                   {"at": "2030-06-01T11:45:00Z", "to": "CREATED", "reason": "placed", "actor": "ben"},
                   {"at": "2030-06-01T12:00:00Z", "from": "CREATED", "to": "%2$s", "reason": "%3$s", "actor": "x"}],
                 "payment": %4$s}
                """.formatted(ORDER, status, reason, payment));
        return given().get("/orders/" + ORDER).then().statusCode(200);
    }

    private static String payment(String status) {
        return "{\"attempt\": 1, \"status\": \"%s\", \"provider\": \"simulated\"}".formatted(status);
    }
}
