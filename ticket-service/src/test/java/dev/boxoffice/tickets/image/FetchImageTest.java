package dev.boxoffice.tickets.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchImageTest {

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final FetchImage any = fetching(FetchPolicy.ANY);
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/image", exchange -> respond(exchange, 200, "pixels".getBytes(US_ASCII)));
        server.createContext("/missing", exchange -> respond(exchange, 404, new byte[0]));
        server.createContext("/redirect", exchange -> redirect(exchange, "/image"));
        server.createContext("/loop", exchange -> redirect(exchange, "/loop"));
        server.createContext("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        server.createContext("/large", exchange -> respond(exchange, 200, new byte[ImageNormalizer.MAX_BYTES + 1]));
        server.createContext("/silent", exchange -> {});
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/image", "/image?size=1", "/redirect"})
    void returnsTheFile(String path) {
        assertThat(any.fetch(address + path)).asString(US_ASCII).isEqualTo("pixels");
    }

    @Test
    void limitsSize() {
        assertThatThrownBy(() -> any.fetch(address + "/large")).hasMessageContaining("TooManyBytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/slow"})
    void limitsTime(String path) {
        var impatient = new FetchImage(vertx, FetchPolicy.ANY, Duration.ofMillis(200));

        assertThatThrownBy(() -> impatient.fetch(address + path)).hasMessageContaining("NotFetched");
    }

    @Test
    void limitsRedirects() {
        assertThatThrownBy(() -> any.fetch(address + "/loop")).hasMessageContaining("more than 3 times");
    }

    @Test
    void checksTheTargetOfARedirect() {
        assertThatThrownBy(() -> any.fetch(address + "/file")).hasMessageContaining("InvalidAddress");
    }

    @Test
    void reportsOtherFailures() {
        assertThatThrownBy(() -> any.fetch(address + "/missing")).hasMessageContaining("status 404");
        assertThatThrownBy(() -> any.fetch("http://127.0.0.1:1/")).hasMessageContaining("NotFetched");
        assertThatThrownBy(() -> any.fetch("http://unknown.invalid/")).hasMessageContaining("The host is unknown");
        assertThatThrownBy(() -> any.fetch("https://a b/")).hasMessageContaining("InvalidAddress");
    }

    @Test
    void refusesPrivateAddressesByDefault() {
        FetchImage byDefault = fetching(FetchPolicy.PUBLIC);

        assertThatThrownBy(() -> byDefault.fetch("https://127.0.0.1/")).hasMessageContaining("public Internet");
        assertThatThrownBy(() -> byDefault.fetch(address + "/image")).hasMessageContaining("InvalidAddress");
    }

    @Test
    void canBeTurnedOff() {
        FetchImage off = fetching(FetchPolicy.OFF);

        assertThatThrownBy(() -> off.fetch("https://1.1.1.1/")).hasMessageContaining("does not fetch");
    }

    /** Its time suffices on a busy machine. */
    private FetchImage fetching(FetchPolicy policy) {
        return new FetchImage(vertx, policy, Duration.ofSeconds(30));
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream response = exchange.getResponseBody()) {
            response.write(body);
        } catch (IOException e) {
            exchange.close(); // the client has seen enough
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        respond(exchange, 302, new byte[0]);
    }
}
