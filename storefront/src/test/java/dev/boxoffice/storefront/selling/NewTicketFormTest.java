package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form for a new ticket and its show. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class NewTicketFormTest {

    private static final String ID = "01a21890-e62b-7815-b33e-579444077869";

    @BeforeEach
    void createTicket() {
        StubServices.respond("/api/tickets", """
                {"id": "%s", "title": "The Lanterns", "description": "", "venue": "Harbour Hall",
                 "startsAt": "2090-06-01T17:30:00Z", "price": {"amount": 2500, "currency": "EUR"}, "capacity": 100,
                 "maxPerOrder": 4, "status": "ON_SALE", "version": 1,
                 "availability": {"available": 100, "held": 0, "sold": 0}}
                """.formatted(ID));
    }

    @Test
    void suggestsTheConfiguredTimeZone() {
        given().get("/sell/new")
                .then()
                .statusCode(200)
                .body(containsString("name=\"zone\" value=\"Europe/Berlin\""))
                .body(containsString("<option value=\"America/New_York\">"));
    }

    @Test
    void readsTheStartInTheZoneOfTheShow() throws IOException {
        submit("America/New_York", "2090-06-01T19:30").statusCode(303).header("Location", endsWith("/sell/" + ID));

        JsonNode sent = new ObjectMapper().readTree(StubServices.bodyFor("/api/tickets"));
        assertThat(sent.path("timeZone").asText()).isEqualTo("America/New_York");
        assertThat(sent.path("startsAt").asText()).isEqualTo("2090-06-01T23:30:00Z");
        assertThat(sent.path("title").asText()).isEqualTo("The Lanterns");
    }

    @Test
    void refusesAnUnknownTimeZone() {
        submit("Mars/<b>", "2090-06-01T19:30")
                .statusCode(422)
                .body(containsString("Choose a time zone such as Europe/Berlin."))
                .body(containsString("value=\"Mars/&lt;b&gt;\""));

        assertThat(StubServices.bodyFor("/api/tickets")).isNull();
    }

    private static ValidatableResponse submit(String zone, String startsAt) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", "key-1")
                .formParam("title", "The Lanterns")
                .formParam("venue", "Harbour Hall")
                .formParam("startsAt", startsAt)
                .formParam("zone", zone)
                .formParam("price", "25")
                .formParam("currency", "EUR")
                .formParam("capacity", "100")
                .formParam("maxPerOrder", "4")
                .post("/sell/new")
                .then();
    }
}
