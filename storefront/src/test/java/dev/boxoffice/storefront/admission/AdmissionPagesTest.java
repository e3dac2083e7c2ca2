package dev.boxoffice.storefront.admission;

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
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "ben")
@OidcSecurity
class AdmissionPagesTest {

    private final UUID order = UUID.randomUUID();
    private final String path = "/api/orders/" + order;

    @BeforeEach
    void isPaid() {
        StubServices.respond(path, """
                {"id": "%s", "status": "COMPLETE", "items": [], "total": {"amount": 2500, "currency": "EUR"},
                 "expiresAt": "2030-06-01T12:00:00Z", "createdAt": "2030-06-01T11:45:00Z", "history": []}
                """.formatted(order));
    }

    @Test
    void showsTheCodesThatTheVisitorHolds() {
        admissions(admission(1, "\"eyJhbGciOiJFZERTQSJ9.AZTw0nAAcAC.AAAA\"") + "," + admission(2, "null"));

        page().body(containsString("QR code of ticket 1"))
                .body(containsString("The &lt;Lanterns&gt;"))
                .body(containsString("href=\"/orders/" + order + "/admissions.pdf\""))
                .body(containsString("href=\"/orders/" + order + "/calendar.ics\""))
                .body(not(containsString("QR code of ticket 2")))
                .body(containsString("admissions:" + order));
    }

    @Test
    void waitsForAdmissionsThatAreNotIssuedYet() {
        admissions("");

        page().body(containsString("admissions:" + order));
        admissions(admission(1, "\"eyJhbGciOiJFZERTQSJ9.AZTw0nAAcAC.AAAA\""));
        page().body(containsString("QR code of ticket 1"));
    }

    @Test
    void showsTheOrderWithoutAdmissionService() {
        StubServices.hangUp(path + "/admissions", 3);

        page().body(containsString("Your tickets cannot be shown right now."))
                .body(containsString("admissions:" + order));
    }

    @Test
    void showsTheFirstCodesOfALargeOrder() {
        String codes = IntStream.rangeClosed(1, 11)
                .mapToObj(number -> admission(number, "\"eyJhbGciOiJFZERTQSJ9.AZTw0nAAcAC.AAAA\""))
                .collect(Collectors.joining(","));
        admissions(codes);

        page().body(containsString("QR code of ticket 10"))
                .body(not(containsString("QR code of ticket 11")))
                .body(containsString("The PDF has all your tickets."));
        assertThat(StubServices.queryFor(path + "/admissions"))
                .contains("limit=100")
                .contains("count=true");
    }

    @Test
    void linksToAPdfOfEachTicketOfAVeryLargeOrder() {
        UUID ticket = UUID.randomUUID();
        StubServices.respond(path, """
                {"id": "%s", "status": "COMPLETE", "total": {"amount": 2500, "currency": "EUR"},
                 "items": [{"ticketId": "%s", "quantity": 501, "unitPrice": {"amount": 5, "currency": "EUR"},
                            "ticket": {"title": "The Lanterns", "venue": "Harbour Hall",
                                       "startsAt": "2030-06-01T18:00:00Z"}}],
                 "expiresAt": "2030-06-01T12:00:00Z", "createdAt": "2030-06-01T11:45:00Z", "history": []}
                """.formatted(order, ticket));
        StubServices.respond(
                path + "/admissions",
                "{\"items\": [%s], \"next\": \"x\", \"total\": 501}"
                        .formatted(admission(1, "\"eyJhbGciOiJFZERTQSJ9.AZTw0nAAcAC.AAAA\"")));
        String pdf = "/orders/" + order + "/admissions.pdf";
        StubServices.respond("/api" + pdf, "%PDF");

        page().body(containsString("href=\"" + pdf + "?ticketId=" + ticket + "\""))
                .body(not(containsString("href=\"" + pdf + "\"")));
        given().get(pdf + "?ticketId=" + ticket).then().statusCode(200);
        assertThat(StubServices.queryFor("/api" + pdf)).isEqualTo("ticketId=" + ticket);
    }

    @ParameterizedTest
    @CsvSource({
        "no-admissions, This order has no tickets that you can print",
        "too-many-admissions, A PDF can have at most 500 tickets."
    })
    void explainsARefusedPdf(String problem, String message) {
        StubServices.refuse(path + "/admissions.pdf", 409, """
                {"type": "https://boxoffice.dev/problems/%s", "title": "No", "status": 409, "detail": "No", "maximum": 500}
                """.formatted(problem));

        given().get("/orders/{id}/admissions.pdf", order).then().statusCode(409).body(containsString(message));
    }

    @Test
    void asksForTheNameOfAHolder() {
        StubServices.respond(path + "/admissions", """
                {"items": [{"id": "%s", "number": 1, "code": "eyJhbGciOiJFZERTQSJ9.AZTw0nAAcAC.AAAA",
                            "holderName": "Ada <L>", "asksHolderName": true, "ticket": {"title": "The Lanterns"}}],
                 "total": 1}
                """.formatted(order));
        StubServices.respond("/api/admissions/" + order, "{}");
        String form = "/orders/" + order + "/admissions/" + order + "/holder-name";

        page().body(containsString("action=\"" + form + "\""))
                .body(containsString("Name on ticket 1"))
                .body(containsString("value=\"Ada &lt;L&gt;\""));
        submitName(form, "Grace").statusCode(303).header("Location", endsWith("/orders/" + order));
        assertThat(StubServices.bodyFor("/api/admissions/" + order)).isEqualTo("{\"holderName\":\"Grace\"}");
        submitName(form, " ").statusCode(303);
        assertThat(StubServices.bodyFor("/api/admissions/" + order)).isEqualTo("{\"holderName\":null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"asksHolderName\": true, \"enteredAt\": \"2030-06-01T18:00:00Z\"", "\"asksHolderName\": false"})
    void offersOnlyToRemoveANameThatCannotChange(String state) {
        StubServices.respond(path + "/admissions", """
                {"items": [{"id": "%s", "number": 1, "code": "eyJhbGciOiJFZERTQSJ9.AZTw0nAAcAC.AAAA",
                            "holderName": "Ada", %s, "ticket": {"title": "The Lanterns"}}], "total": 1}
                """.formatted(order, state));
        StubServices.respond("/api/admissions/" + order, "{}");
        String form = "/orders/" + order + "/admissions/" + order + "/holder-name";

        page().body(containsString("<bdi>Ada</bdi>"))
                .body(containsString("action=\"" + form + "\""))
                .body(not(containsString("name=\"name\"")));
        given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .post(form)
                .then()
                .statusCode(303);
        assertThat(StubServices.bodyFor("/api/admissions/" + order)).isEqualTo("{\"holderName\":null}");
    }

    @Test
    void explainsARefusedName() {
        StubServices.refuse("/api/admissions/" + order, 409, """
                {"type": "https://boxoffice.dev/problems/admission-entered", "title": "No", "status": 409, "detail": "No"}
                """);

        submitName("/orders/" + order + "/admissions/" + order + "/holder-name", "Grace")
                .statusCode(409)
                .body(containsString("has been used at the door"));
    }

    private static ValidatableResponse submitName(String form, String name) {
        return given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParam("name", name)
                .post(form)
                .then();
    }

    @Test
    void passesFilesOn() {
        StubServices.respond(path + "/admissions.pdf", "%PDF");
        StubServices.respond(path + "/calendar.ics", "BEGIN:VCALENDAR");

        given().get("/orders/{id}/admissions.pdf", order)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("inline"))
                .body(equalTo("%PDF"));
        given().get("/orders/{id}/calendar.ics", order)
                .then()
                .statusCode(200)
                .contentType(containsString("text/calendar"))
                .body(equalTo("BEGIN:VCALENDAR"));
    }

    private ValidatableResponse page() {
        return given().get("/orders/{id}", order).then().statusCode(200);
    }

    private void admissions(String items) {
        StubServices.respond(path + "/admissions", "{\"items\": [" + items + "], \"total\": 1}");
    }

    private String admission(int number, String code) {
        return """
                {"id": "%1$s", "orderId": "%1$s", "number": %2$d, "status": "VALID", "holderId": "ben", "generation": 1,
                 "code": %3$s, "ticket": {"id": "%1$s", "name": "Standing", "title": "The <Lanterns>"}}
                """.formatted(order, number, code);
    }
}
