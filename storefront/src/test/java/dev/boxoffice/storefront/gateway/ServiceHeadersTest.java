package dev.boxoffice.storefront.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class ServiceHeadersTest {

    private static final String SHOP = "https://shop.example";
    private static final String ORDERS = "/api/orders";

    @BeforeEach
    void respond() {
        StubServices.respond(ORDERS, "{\"items\": []}");
        StubServices.respond("/api/shows", "{\"items\": []}");
    }

    @Test
    void sendsOneSetOfCorsHeaders() {
        Response response = given().header("Origin", SHOP).get(ORDERS);

        assertThat(response.headers().getValues("Access-Control-Allow-Origin")).containsExactly(SHOP);
        assertThat(response.headers().getValues("Access-Control-Expose-Headers"))
                .hasSize(1);
        assertThat(response.headers().getValues("Vary")).containsExactly("origin, accept-encoding");
        assertThat(StubServices.header(ORDERS, "Origin")).isEmpty();
    }

    @Test
    void answersPreflightsItself() {
        given().header("Origin", SHOP)
                .header("Access-Control-Request-Method", "PATCH")
                .options("/api/tickets/1")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Methods", containsString("PATCH"));
    }

    @Test
    void sendsCorsHeadersWithErrors() {
        given().header("Origin", SHOP)
                .get("/api/orders/unknown")
                .then()
                .statusCode(404)
                .header("Access-Control-Allow-Origin", SHOP);
    }

    @Test
    void sendsNoCorsHeadersToOtherOriginsOrWithPages() {
        assertThat(corsHeaders(given().header("Origin", "https://evil.example").get(ORDERS)))
                .isEmpty();
        assertThat(corsHeaders(given().header("Origin", SHOP).get("/"))).isEmpty();
    }

    @Test
    void replacesForwardedAddresses() {
        given().header("X-Forwarded-For", "192.0.2.9, 203.0.113.7")
                .get(ORDERS)
                .then()
                .statusCode(200);

        assertThat(StubServices.header(ORDERS, "X-Forwarded-For")).hasValue("203.0.113.7");
    }

    @Test
    void sendsTheVisitorsAddressForPages() {
        given().header("X-Forwarded-For", "203.0.113.7").get("/").then().statusCode(200);

        assertThat(StubServices.header("/api/shows", "X-Forwarded-For")).hasValue("203.0.113.7");
    }

    @Test
    void describesAllServices() {
        given().get("/api")
                .then()
                .statusCode(200)
                .body("services.name", contains("ticket-service", "order-service", "admission-service"));
    }

    @Test
    void servesTheirOpenApiDocuments() {
        for (String service : new String[] {"ticket-service", "order-service", "admission-service"}) {
            StubServices.respond("/api/openapi/" + service + ".json", "{\"openapi\": \"3.1.0\"}");
            given().get("/api/openapi/" + service + ".json")
                    .then()
                    .statusCode(200)
                    .body("openapi", equalTo("3.1.0"));
        }
    }

    @Test
    void keepsTheSessionCookie() {
        given().cookie("q_session", "secret").get(ORDERS).then().statusCode(200);

        assertThat(StubServices.header(ORDERS, "Cookie")).isEmpty();
    }

    private static List<String> corsHeaders(Response response) {
        return response.headers().asList().stream()
                .map(Header::getName)
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList();
    }
}
