package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "0 | 203.0.113.7 | 127.0.0.1",
                "1 | none | 127.0.0.1",
                "1 | 203.0.113.7 | 203.0.113.7",
                "1 | 198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "2 | 192.0.2.9, 198.51.100.1, 203.0.113.7 | 198.51.100.1",
                "2 | 203.0.113.7 | 203.0.113.7",
                "1 | 203.0.113.7:4711 | 203.0.113.7",
                "1 | [2001:db8::1]:4711 | 2001:db8::1",
                "1 | 2001:db8::1 | 2001:db8::1",
                "1 | unknown | 127.0.0.1",
                "1 | 203.0.113.7, | 127.0.0.1",
            })
    void trustsAsManyEntriesAsThereAreProxies(int proxies, String forwardedFor, String expected) throws Exception {
        assertThat(seenAddress(ClientAddress.behind(proxies), forwardedFor)).isEqualTo(expected);
    }

    private String seenAddress(ClientAddress addresses, String forwardedFor) throws IOException, InterruptedException {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end(addresses.of(request)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort()));
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, cb007107",
        "::ffff:203.0.113.7, cb007107",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::1, 20010db800010002",
        "::1, 0000000000000000",
        "unknown, unknown",
    })
    void namesTheNetworkOfACaller(String address, String key) {
        assertThat(ClientAddress.network(address)).isEqualTo(key);
    }
}
