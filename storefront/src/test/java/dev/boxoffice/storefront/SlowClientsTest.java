package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.slow.HalfSentRequests;
import dev.boxoffice.testing.slow.Latency;
import dev.boxoffice.testing.slow.Operation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slow clients of pages and of the API must not delay other requests or health checks. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class SlowClientsTest {

    private static final int CLIENTS = 260;
    private static final Duration REQUEST = Duration.ofMillis(200);
    private static final Duration HEALTH = Duration.ofMillis(100);

    @TestHTTPResource("/api/orders")
    URI orders;

    @TestHTTPResource("/")
    URI catalogue;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @BeforeEach
    void warmUp() throws Exception {
        StubServices.respond("/api/orders", "{}");
        StubServices.respond("/api/tickets", "{\"items\": []}");
        for (URI uri : List.of(orders, catalogue, liveness, readiness)) {
            Latency.p99(uri, "none", 30, Duration.ofMillis(20));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/orders",
        "PUT, /api/cart/items/1",
        "PATCH, /api/tickets/1",
        "POST, /cart/add/01a21890-e62b-7815-b33e-579444077869",
        "POST, /orders",
        "POST, /sell/new"
    })
    void servesOthersDespiteHalfSentBodies(String method, String path) throws Exception {
        try (var clients = HalfSentRequests.open(orders.getPort(), CLIENTS, new Operation(method, path), "none")) {
            assertThat(Latency.p99(orders, "none", 100, REQUEST)).isLessThan(REQUEST);
            assertThat(Latency.p99(catalogue, "none", 100, REQUEST)).isLessThan(REQUEST);
            for (URI uri : List.of(liveness, readiness)) {
                assertThat(Latency.p99(uri, "none", 20, HEALTH))
                        .as(uri.getPath())
                        .isLessThan(HEALTH);
            }
            assertThat(clients.open()).isEqualTo(CLIENTS);
        }
    }
}
