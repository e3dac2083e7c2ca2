package dev.boxoffice.storefront.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.OidcSecurity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class FormFieldsTest {

    @Test
    void ignoresParametersThatOtherSitesAddToLinks() {
        StubServices.respond("/api/shows", "{\"items\": []}");

        given().get("/?utm_source=mail&utm_source=again&fbclid=x").then().statusCode(200);
    }

    @Test
    @TestSecurity(user = "ben")
    @OidcSecurity
    void refusesAFormThatRepeatsAField() {
        given().header("Sec-Fetch-Site", "same-origin")
                .formParam("quantity", "1", "100")
                .post("/cart/add")
                .then()
                .statusCode(400)
                .body(containsString("several values for “quantity”"));
    }
}
