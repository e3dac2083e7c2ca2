package dev.boxoffice.tickets.wire;

import static dev.boxoffice.testing.wire.Refusals.assertMethods;
import static dev.boxoffice.testing.wire.Refusals.assertRefused;
import static dev.boxoffice.testing.wire.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.wire.MalformedChanges;
import dev.boxoffice.testing.wire.MalformedCredentials;
import dev.boxoffice.testing.wire.MalformedRequests;
import dev.boxoffice.testing.wire.RawHttp;
import dev.boxoffice.tickets.TicketServiceTest;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TicketServiceTest
class MalformedRequestTest {

    private static final String TICKET = "/api/tickets/01a21890-e62b-7815-b33e-579444077869";

    private final String token = Tokens.user("wire");

    @TestHTTPResource
    URI home;

    @TestHTTPResource(management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/nothing"})
    void refusesMalformedRequests(String path) throws IOException {
        assertRefused(home.getPort(), MalformedRequests.to(path), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", TICKET, "/api/nothing"})
    void refusesMalformedCredentials(String path) throws IOException {
        assertRefused(home.getPort(), MalformedCredentials.to(path, token), false);
    }

    @Test
    void refusesMalformedRequestsToManagement() throws IOException {
        assertRefused(management.getPort(), MalformedRequests.to("/q/health"), false);
    }

    @Test
    void refusesBodiesInUnsupportedFormats() throws IOException {
        assertRefused(home.getPort(), MalformedChanges.bodies("POST", "/api/tickets", token), false);
        assertRefused(home.getPort(), MalformedChanges.bodies("PUT", TICKET, token), false);
    }

    @Test
    void refusesHeadersThatItWouldIgnore() throws IOException {
        assertRefused(home.getPort(), MalformedChanges.keys("POST", "/api/tickets", token), false);
        assertRefused(home.getPort(), MalformedChanges.preconditions("PUT", TICKET, token), false);
        assertRefused(home.getPort(), MalformedChanges.preconditions("DELETE", TICKET, token), false);
        assertRefused(
                home.getPort(),
                MalformedChanges.unsupported(
                        "POST", "/api/tickets", token, "If-Match", "If-None-Match", "If-Unmodified-Since"),
                false);
        assertRefused(
                home.getPort(),
                MalformedChanges.unsupported("PUT", TICKET, token, "Idempotency-Key", "If-None-Match"),
                false);
    }

    @Test
    void namesCompressionAndTheSupportedEncoding() throws IOException {
        var response = RawHttp.send(
                home.getPort(),
                MalformedChanges.bodies("POST", "/api/tickets", token)
                        .getFirst()
                        .text());

        assertThat(response.body()).contains("unsupported-content-encoding", "compressed");
        assertThat(response.header("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void listsTheMethodsOfEachPath() throws IOException {
        assertMethods(home.getPort(), "/api/tickets", "GET", "HEAD", "POST");
        assertMethods(home.getPort(), "/api/tickets/", "GET", "HEAD", "POST");
        assertMethods(home.getPort(), TICKET, "GET", "HEAD", "PUT", "PATCH", "DELETE");
        assertMethods(home.getPort(), "/api/tickets/nothing", "GET", "HEAD", "PUT", "PATCH", "DELETE");
        assertMethods(home.getPort(), "/q/openapi", "GET", "HEAD");
        assertMethods(management.getPort(), "/q/health/live", "GET", "HEAD");
    }

    @Test
    void returns404ForEachMethodOfAnUnknownPath() throws IOException {
        assertUnknown(home.getPort(), "/");
        assertUnknown(home.getPort(), "/nothing");
        assertUnknown(home.getPort(), "/api/tickets/a/b");
        assertUnknown(management.getPort(), "/nothing");
    }

    @Test
    void describesTheServer() throws IOException {
        assertThat(RawHttp.send(home.getPort(), "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void acceptsUnusualButValidRequests() throws IOException {
        for (String head : new String[] {
            "GET http://a/api/tickets HTTP/1.1\r\nHost: a",
            "GET /api/tickets HTTP/1.0",
            "GET /api/tickets?q=%C3%A4 HTTP/1.1\r\nHost: [::1]:80",
            "GET /api/tickets HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1",
            "GET /api/tickets HTTP/1.1\r\nHost: a\r\nAccept: ;q=x, */*;q=",
            "HEAD /api/tickets HTTP/1.1\r\nHost: a\r\nAuthorization:  Bearer " + token
        }) {
            assertThat(RawHttp.send(home.getPort(), head + "\r\nConnection: close\r\n\r\n")
                            .status())
                    .as(head)
                    .isIn(200, 406);
        }
    }
}
