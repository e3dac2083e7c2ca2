package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConnectionDeadlinesTest {

    private static final String GET = "GET /echo HTTP/1.1\r\nHost: x\r\n\r\n";

    @Inject
    Echo echo;

    private final LoggedErrors errors = new LoggedErrors();
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new RawClient(TestPort.get());
    }

    @AfterEach
    void logsNoError() throws IOException {
        client.close();
        errors.close();
        assertThat(errors.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /echo", "GET /echo HTTP/1.1\r\n", "GET /echo HTTP/1.1\r\nHost: x\r\n"})
    void timesOutHalfSentHeaders(String start) throws IOException {
        client.send(start);

        assertThat(client.readToEnd())
                .startsWith("HTTP/1.1 408 Request Timeout\r\n")
                .contains("application/problem+json")
                .contains("/problems/request-timeout");
    }

    @Test
    void timesOutHeadersThatTrickleIn() throws Exception {
        client.send("GET /echo HTTP/1.1\r\nHost: ").trickle("xxxxxxxxx");

        assertThat(client.readToEnd()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void timesOutTheHeadersOfALaterRequest() throws IOException {
        client.send(GET);
        assertThat(client.read()).contains("200 OK");
        client.send("GET /echo HTTP/1.1\r\n");

        assertThat(client.readToEnd()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void keepsAnIdleConnectionOpen() throws Exception {
        client.send(GET + "\r\n");
        assertThat(client.read()).contains("200 OK");
        assertThat(client.isSilentFor(Duration.ofMillis(1_500))).isTrue();
        client.send(GET);

        assertThat(client.read()).contains("200 OK");
    }

    @Test
    void servesPipelinedRequests() throws IOException {
        client.send(GET + "GET /echo HTTP/1.1\r\n");
        assertThat(client.read()).contains("200 OK");
        client.send("Host: x\r\n\r\n");

        assertThat(client.read()).contains("200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\nhello\r\n0\r\n\r\n", "-5\r\nhello\r\n0\r\n\r\n", "fffffffffffffffff\r\nhello\r\n"})
    void refusesMalformedChunks(String chunks) throws IOException {
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);

        assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ").contains("/problems/bad-request");
    }

    @Test
    void closesAClientThatDoesNotReadItsResponse() throws Exception {
        client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(echo.awaitUnreadResponse(Duration.ofSeconds(10))).isTrue();
        assertThat(client.countToEnd()).isLessThan(Echo.LARGE);
    }

    @Test
    void closesConnectionsOverTheLimit() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try {
            clients.add(client);
            for (int i = 0; i < 60; i++) {
                clients.add(new RawClient(TestPort.get()));
            }
            int served = 0;
            for (RawClient open : clients) {
                served += open.responds(GET) ? 1 : 0;
            }
            assertThat(served).isBetween(45, 50); // connections of an earlier test may not be closed yet
        } finally {
            for (RawClient open : clients) {
                open.close();
            }
        }
    }
}
