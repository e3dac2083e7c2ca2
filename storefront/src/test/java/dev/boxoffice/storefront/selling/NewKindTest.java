package dev.boxoffice.storefront.selling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
@TestSecurity(user = "sella")
@OidcSecurity
class NewKindTest {

    private static final String ID = "01a21890-e62b-7815-b33e-579444077869";
    private static final String SHOW = "01936c5a-7c00-7a3b-8c1d-2e3f4a5b6c70";
    private static final String TICKET = """
            {"id": "%s", "showId": "%s", "name": "Stalls", "position": 1, "price": {"amount": 2500, "currency": "CHF"},
             "capacity": 100, "maxPerOrder": 4, "status": "ON_SALE", "version": 1,
             "availability": {"available": 100, "held": 0, "sold": 0}}
            """.formatted(ID, SHOW);

    @BeforeEach
    void offerTicket() {
        Team.has("sella", "EDITOR");
        StubServices.respond("/api/shows/" + SHOW, """
                {"id": "%s", "organiserId": "%s", "title": "The Lanterns", "venue": {"name": "Harbour Hall"},
                 "timeZone": "Europe/Berlin", "startsAt": "2090-06-01T17:30:00Z", "status": "PUBLISHED", "version": 1,
                 "tickets": [%s]}
                """.formatted(SHOW, Team.ORGANISER, TICKET));
        StubServices.respond("/api/tickets", TICKET);
    }

    @Test
    void suggestsTheCurrencyOfTheShow() {
        given().get("/sell/shows/" + SHOW + "/tickets/new")
                .then()
                .statusCode(200)
                .body(containsString("value=\"CHF\""))
                .body(containsString("The Lanterns"));
    }

    @Test
    void addsATicketToTheShow() throws Exception {
        submit("Balcony", "19.50").statusCode(303).header("Location", endsWith("/sell/shows/" + SHOW));

        assertThat(new ObjectMapper().readTree(StubServices.bodyFor("/api/tickets")))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"showId": "%s", "name": "Balcony", "price": {"amount": 1950, "currency": "CHF"}, "capacity": 50,
                         "maxPerOrder": 6, "maxPerBuyer": null, "onSaleFrom": null, "onSaleUntil": null}
                        """.formatted(SHOW)));
    }

    @Test
    void keepsARefusedForm() {
        submit("Balcony <b>", "cheap")
                .statusCode(422)
                .body(containsString("Enter a price such as 49.00."))
                .body(containsString("Balcony &lt;b&gt;"));

        assertThat(StubServices.bodyFor("/api/tickets")).isNull();
    }

    private static ValidatableResponse submit(String name, String price) {
        return given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", "key-1")
                .formParam("name", name)
                .formParam("price", price)
                .formParam("currency", "CHF")
                .formParam("capacity", "50")
                .formParam("maxPerOrder", "6")
                .post("/sell/shows/" + SHOW + "/tickets/new")
                .then();
    }
}
