package dev.boxoffice.storefront.crawler;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;

import dev.boxoffice.storefront.StubServices;
import dev.boxoffice.storefront.catalogue.Shows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class CrawlerTest {

    @Test
    void namesThePagesThatRobotsMayVisit() {
        given().get("/robots.txt")
                .then()
                .statusCode(200)
                .header("Cache-Control", "public, max-age=3600")
                .body(containsString("Disallow: /cart"))
                .body(matchesPattern("(?s).*Sitemap: http://[^/]+/sitemap.xml\\s*"));
    }

    @Test
    void listsTheShowsOfEachMonth() {
        StubServices.respond("/api/shows/facets", "{\"months\": [{\"value\": \"2099-11\", \"shows\": 1}]}");
        StubServices.respond("/api/shows", Shows.page(Shows.published()));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> given().get("/sitemap.xml").then().body(containsString("/sitemap/2099-11.xml</loc>")));
        given().get("/sitemap/2099-11.xml").then().statusCode(200).body(containsString(Shows.PAGE + "</loc>"));
        given().get("/sitemap/2098-01.xml").then().statusCode(404);
        given().get("/sitemap/x.xml").then().statusCode(404);
    }

    @Test
    void hasAnIconForBrowsersThatAskForOne() {
        given().get("/favicon.ico").then().statusCode(200);
    }
}
