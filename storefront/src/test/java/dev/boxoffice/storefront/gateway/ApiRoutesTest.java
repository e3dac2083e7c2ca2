package dev.boxoffice.storefront.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.storefront.StubServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class ApiRoutesTest {

    private static final String JSON = "application/json";

    @TestHTTPResource
    URI storefront;

    @Test
    void passesBodiesToTheService() {
        StubServices.respond("/api/orders", "{}");

        given().contentType(JSON).body("{\"a\": 1}").post("/api/orders").then().statusCode(200);

        assertThat(StubServices.bodyFor("/api/orders")).isEqualTo("{\"a\": 1}");
    }

    @Test
    void passesRequestsWithoutABody() {
        StubServices.respond("/api/orders", "{}");

        given().get("/api/orders").then().statusCode(200);
        given().post("/api/orders").then().statusCode(200);
    }

    @Test
    void passesAChunkedBodyThatArrivesInParts() throws Exception {
        StubServices.respond("/api/cart", "{}");
        try (var socket = new Socket(storefront.getHost(), storefront.getPort())) {
            OutputStream out = socket.getOutputStream();
            write(out, "PUT /api/cart HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            Thread.sleep(50);
            assertThat(StubServices.bodyFor("/api/cart")).isNull();
            write(out, "5\r\nworld\r\n0\r\n\r\n");
            socket.getInputStream().read();
        }

        assertThat(StubServices.bodyFor("/api/cart")).isEqualTo("helloworld");
    }

    @Test
    void respondsWithAProblemIfTheServiceClosesTheConnection() {
        StubServices.hangUp("/api/orders/lost", 2);

        given().get("/api/orders/lost")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType("application/problem+json")
                .body("type", endsWith("/unavailable"));
    }

    @Test
    void retriesAnIdempotentRequestOnce() {
        StubServices.respond("/api/orders/found", "{}");
        StubServices.hangUp("/api/orders/found", 1);

        given().get("/api/orders/found").then().statusCode(200);
    }

    @Test
    void doesNotRetryAnOrder() {
        StubServices.respond("/api/orders", "{}");
        StubServices.hangUp("/api/orders", 1);

        given().contentType(JSON)
                .body("{}")
                .post("/api/orders")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", endsWith("/outcome-unknown"));
        assertThat(StubServices.bodyFor("/api/orders")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/admissions",
                "/api/admissions/1/transfer",
                "/api/orders/1/admissions",
                "/api/check-ins",
                "/api/check-ins/1/undo",
                "/api/shows/1/check-ins",
                "/api/shows/1/door-list",
                "/api/shows/1/gate-counts",
                "/api/orders/1/admissions.pdf",
                "/api/orders/1/calendar.ics",
                "/.well-known/jwks.json"
            })
    void passesRequestsToAdmissionService(String path) {
        StubServices.respond(path, "{}");

        given().get(path).then().statusCode(200).header(StubServices.SERVICE, "admission-service");
    }

    @Test
    void passesOtherRequestsAboutOrdersToOrderService() {
        StubServices.respond("/api/orders/1", "{}");

        given().get("/api/orders/1").then().statusCode(200).header(StubServices.SERVICE, nullValue());
    }

    @Test
    void respondsToAnUnknownApiPathWithAProblem() {
        given().get("/api/nothing/here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", endsWith("/not-found"));
    }

    @Test
    void refusesALargeBody() {
        StubServices.respond("/api/sales", "{}");

        given().contentType(JSON)
                .body("x".repeat(70_000))
                .post("/api/sales")
                .then()
                .statusCode(413)
                .body("type", containsString("body-too-large"));
        assertThat(StubServices.bodyFor("/api/sales")).isNull();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
