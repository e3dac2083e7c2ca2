package dev.boxoffice.storefront.widget;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.storefront.catalogue.Shows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class WidgetTest {

    @Test
    void canBeFramedAndOpensTheShop() {
        StubServices.respond(Shows.PATH, Shows.published().json());

        given().get("/widget/" + Shows.ID)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("frame-ancestors *;"))
                .header("Set-Cookie", nullValue())
                .body(matchesPattern("(?s).*href=\"http://[^\"]+" + Shows.PAGE + "\" target=\"_blank\".*"))
                .body(containsString("€49.50"))
                .body(not(containsString("<form")))
                .body(containsString("<script src=\"/assets/widget.js?v="));
    }

    @Test
    void servesTheScriptThatFitsTheFrameAtALastingAddress() {
        given().get("/widget/frame.js")
                .then()
                .statusCode(200)
                .contentType("text/javascript")
                .header("Cache-Control", "public, max-age=3600")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Set-Cookie", nullValue())
                .body(containsString("origin === shop"));
    }

    @Test
    void isTheOnlyPageThatCanBeFramed() {
        for (String path : new String[] {"/", "/widget", "/shows/" + Shows.ID, "/cart"}) {
            given().redirects()
                    .follow(false)
                    .get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
        }
    }
}
