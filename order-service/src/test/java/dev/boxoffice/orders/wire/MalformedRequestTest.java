package dev.boxoffice.orders.wire;

import static dev.boxoffice.testing.wire.Refusals.assertMethods;
import static dev.boxoffice.testing.wire.Refusals.assertRefused;
import static dev.boxoffice.testing.wire.Refusals.assertUnknown;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.wire.MalformedChanges;
import dev.boxoffice.testing.wire.MalformedCredentials;
import dev.boxoffice.testing.wire.MalformedRequests;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class MalformedRequestTest {

    private static final String ORDER = "/api/orders/01a21890-e62b-7815-b33e-579444077869";

    private final String token = Tokens.user("wire");

    @TestHTTPResource
    URI home;

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/admin/reconciliation", "/api/nothing"})
    void refusesMalformedRequests(String path) throws IOException {
        assertRefused(home.getPort(), MalformedRequests.to(path), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", ORDER, "/api/cart", "/api/nothing"})
    void refusesMalformedCredentials(String path) throws IOException {
        assertRefused(home.getPort(), MalformedCredentials.to(path, token), false);
    }

    @Test
    void refusesMalformedRequestsToManagement() throws IOException {
        assertRefused(management.getPort(), MalformedRequests.to("/q/health"), false);
    }

    @Test
    void refusesBodiesInUnsupportedFormats() throws IOException {
        assertRefused(home.getPort(), MalformedChanges.bodies("POST", "/api/orders", token), false);
        assertRefused(home.getPort(), MalformedChanges.bodies("POST", ORDER + "/payment", token), false);
        assertRefused(
                home.getPort(),
                MalformedChanges.bodies("PUT", "/api/cart/items/01a21890-e62b-7815-b33e-579444077869", token),
                false);
    }

    @Test
    void refusesHeadersThatItWouldIgnore() throws IOException {
        assertRefused(home.getPort(), MalformedChanges.keys("POST", "/api/orders", token), false);
        assertRefused(home.getPort(), MalformedChanges.keys("POST", ORDER + "/payment", token), false);
        assertRefused(
                home.getPort(), MalformedChanges.unsupported("POST", ORDER + "/payment", token, "If-Match"), false);
        assertRefused(
                home.getPort(),
                MalformedChanges.unsupported("POST", ORDER + "/cancel", token, "Idempotency-Key", "If-Match"),
                false);
        assertRefused(
                home.getPort(),
                MalformedChanges.unsupported("POST", "/api/orders", token, "If-Match", "If-None-Match"),
                false);
    }

    @Test
    void listsTheMethodsOfEachPath() throws IOException {
        assertMethods(home.getPort(), "/api/orders", "GET", "HEAD", "POST");
        assertMethods(home.getPort(), ORDER, "GET", "HEAD");
        assertMethods(home.getPort(), ORDER + "/cancel", "POST");
        assertMethods(home.getPort(), "/api/cart", "GET", "HEAD", "DELETE");
        assertMethods(home.getPort(), "/api/cart/items/x", "PUT", "DELETE");
        assertMethods(home.getPort(), "/api/webhooks/stripe", "POST");
        assertMethods(home.getPort(), "/api/admin/outbox", "GET", "HEAD");
        assertMethods(management.getPort(), "/q/health/live", "GET", "HEAD");
    }

    @Test
    void returns404ForEachMethodOfAnUnknownPath() throws IOException {
        assertUnknown(home.getPort(), "/api/nothing");
        assertUnknown(home.getPort(), ORDER + "/nothing");
        assertUnknown(management.getPort(), "/nothing");
    }
}
