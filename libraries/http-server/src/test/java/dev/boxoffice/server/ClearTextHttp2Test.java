package dev.boxoffice.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ClearTextHttp2Test {

    private static final String PUBLIC = "quarkus.http.test-port";
    private static final String MANAGEMENT = "quarkus.management.test-port";

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, MANAGEMENT})
    void refusesPriorKnowledge(String port) throws IOException {
        try (var client = connect(port)) {
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").send("\0\0\0\4\0\0\0\0\0");

            assertThat(client.read()).startsWith("HTTP/1.1 400 ").contains("/problems/bad-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PUBLIC, MANAGEMENT})
    void refusesARequestThatClaimsHttp2(String port) throws IOException {
        try (var errors = new LoggedErrors();
                var client = connect(port)) {
            client.send("GET /echo HTTP/2.0\r\nHost: x\r\n\r\n");

            assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ");
            assertThat(errors.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({PUBLIC + ", /echo", MANAGEMENT + ", /q/health/live"})
    void ignoresAnUpgrade(String port, String path) throws IOException {
        try (var client = connect(port)) {
            for (int i = 0; i < 2; i++) {
                client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n")
                        .send("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n")
                        .send("HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

                assertThat(client.read()).startsWith("HTTP/1.1 200 OK");
            }
        }
    }

    private static RawClient connect(String port) throws IOException {
        return new RawClient(ConfigProvider.getConfig().getValue(port, Integer.class));
    }
}
