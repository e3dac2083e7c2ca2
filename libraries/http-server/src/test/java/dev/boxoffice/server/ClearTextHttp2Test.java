package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClearTextHttp2Test {

    @Test
    void refusesPriorKnowledge() throws IOException {
        try (var client = new RawClient(TestPort.get())) {
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").send("\0\0\0\4\0\0\0\0\0");

            assertThat(client.read()).startsWith("HTTP/1.1 400 ").contains("/problems/bad-request");
        }
    }

    @Test
    void refusesARequestThatClaimsHttp2() throws IOException {
        try (var errors = new LoggedErrors();
                var client = new RawClient(TestPort.get())) {
            client.send("GET /echo HTTP/2.0\r\nHost: x\r\n\r\n");

            assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ");
            assertThat(errors.messages()).isEmpty();
        }
    }

    @Test
    void ignoresAnUpgrade() throws IOException {
        try (var client = new RawClient(TestPort.get())) {
            client.send("GET /echo HTTP/1.1\r\nHost: x\r\n")
                    .send("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n")
                    .send("HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

            assertThat(client.read()).startsWith("HTTP/1.1 200 OK");
        }
    }
}
