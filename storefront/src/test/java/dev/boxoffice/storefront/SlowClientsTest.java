package dev.boxoffice.storefront;

import dev.boxoffice.testing.slow.Operation;
import dev.boxoffice.testing.slow.SlowClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slow clients of pages and of the API must not delay other requests or health checks. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class SlowClientsTest {

    @TestHTTPResource("/api/orders")
    URI orders;

    @TestHTTPResource("/")
    URI catalogue;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    private SlowClients clients;

    @BeforeEach
    void create() {
        StubServices.respond("/api/orders", "{}");
        StubServices.respond("/api/shows", "{\"items\": []}");
        clients = new SlowClients("none", List.of(orders, catalogue), List.of(liveness, readiness));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/orders",
        "PUT, /api/cart/items/1",
        "PATCH, /api/tickets/1",
        "POST, /cart/add/01a21890-e62b-7815-b33e-579444077869",
        "POST, /orders",
        "POST, /sell/shows/new"
    })
    void servesOthersDespiteHalfSentBodies(String method, String path) throws Exception {
        clients.assertServesOthersDespiteHalfSentBodies(new Operation(method, path));
    }
}
