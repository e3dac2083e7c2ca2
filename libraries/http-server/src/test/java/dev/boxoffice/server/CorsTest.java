package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {

    private static final String SHOP = "https://shop.example";
    private static final String ALLOWED = "access-control-allow-origin";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void allowsAConfiguredOrigin() throws Exception {
        HttpResponse<String> response = send(List.of(SHOP), "GET", "/api/tickets", "Origin", SHOP);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().allValues(ALLOWED)).containsExactly(SHOP);
        assertThat(response.headers().allValues("vary")).containsExactly("accept-encoding, origin");
        assertThat(header(response, "access-control-expose-headers"))
                .contains("ETag", "Link", "Location", "RateLimit", "Retry-After", "Idempotency-Replayed");
        assertThat(response.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
    }

    @Test
    void answersAPreflight() throws Exception {
        HttpResponse<String> response = send(
                List.of("https://other.example", SHOP),
                "OPTIONS",
                "/api/tickets",
                "Origin",
                SHOP,
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "authorization,if-match");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().allValues(ALLOWED)).containsExactly(SHOP);
        assertThat(header(response, "access-control-allow-methods"))
                .contains("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
        assertThat(header(response, "access-control-allow-headers"))
                .contains(
                        "Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key", "traceparent");
        assertThat(header(response, "access-control-max-age")).isEqualTo("3600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://shop.example", "https://shop.example.evil.example"})
    void answersAnotherOriginWithoutCorsHeaders(String origin) throws Exception {
        HttpResponse<String> response = send(List.of(SHOP), "GET", "/api/tickets", "Origin", origin);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(corsHeaders(response.headers())).isEmpty();
        assertThat(header(response, "vary")).contains("origin");
    }

    @Test
    void passesAPreflightOfAnotherOriginOn() throws Exception {
        HttpResponse<String> response = send(
                List.of(SHOP),
                "OPTIONS",
                "/api/tickets",
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "PUT");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(corsHeaders(response.headers())).isEmpty();
    }

    @Test
    void passesPlainOptionsOn() throws Exception {
        assertThat(send(List.of(SHOP), "OPTIONS", "/api/tickets", "Origin", SHOP)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void allowsEveryOriginIfConfigured() throws Exception {
        HttpResponse<String> response = send(List.of("*"), "GET", "/api/tickets", "Origin", SHOP);

        assertThat(response.headers().allValues(ALLOWED)).containsExactly("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/apis", "/selling", "/api/../selling"})
    void leavesPagesAlone(String path) throws Exception {
        HttpResponse<String> response = send(List.of(SHOP), "GET", path, "Origin", SHOP);

        assertThat(corsHeaders(response.headers())).isEmpty();
    }

    @Test
    void isOffWithoutOrigins() throws Exception {
        HttpResponse<String> response = send(List.of(), "GET", "/api/tickets", "Origin", SHOP);

        assertThat(corsHeaders(response.headers())).isEmpty();
        assertThat(header(response, "vary")).isEqualTo("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "https://shop.example/", "null", "https://*.example", "ftp://shop.example"})
    void rejectsAMalformedOrigin(String origin) {
        assertThatThrownBy(() -> new Cors(List.of(origin))).hasMessageContaining(origin);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    private static List<String> corsHeaders(HttpHeaders headers) {
        return headers.map().keySet().stream()
                .filter(name -> name.startsWith("access-control-"))
                .toList();
    }

    /** Sends to a server that answers every other request with 404 and a Vary header of its own. */
    private HttpResponse<String> send(List<String> origins, String method, String path, String... headers)
            throws IOException, InterruptedException {
        Router router = Router.router(vertx);
        new Cors(origins).register(router);
        router.route()
                .handler(context -> context.response()
                        .setStatusCode(404)
                        .putHeader("Vary", "Accept-Encoding")
                        .end());
        int port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .headers(headers)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
