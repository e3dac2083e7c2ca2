package dev.boxoffice.storefront.admission;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
                .body(not(containsString("hx-get")));
    }

    @Test
    void waitsForAdmissionsThatAreNotIssuedYet() {
        admissions("");

        page().body(containsString("hx-get=\"/orders/" + order + "/admissions\""));
        admissions(admission(1, "\"eyJhbGciOiJFZERTQSJ9.AZTw0nAAcAC.AAAA\""));
        given().get("/orders/{id}/admissions", order)
                .then()
                .statusCode(200)
                .body(containsString("QR code of ticket 1"));
    }

    @Test
    void showsTheOrderWithoutAdmissionService() {
        StubServices.hangUp(path + "/admissions", 3);

        page().body(containsString("Your tickets cannot be shown right now."));
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
        StubServices.respond(path + "/admissions", "{\"items\": [" + items + "]}");
    }

    private String admission(int number, String code) {
        return """
                {"id": "%1$s", "orderId": "%1$s", "number": %2$d, "status": "VALID", "holderId": "ben", "generation": 1,
                 "code": %3$s, "ticket": {"id": "%1$s", "name": "Standing", "title": "The <Lanterns>"}}
                """.formatted(order, number, code);
    }
}
