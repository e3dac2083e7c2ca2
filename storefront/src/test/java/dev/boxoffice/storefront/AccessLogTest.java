package dev.boxoffice.storefront;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubServices.class)
class AccessLogTest {

    private final Records records = new Records();

    @BeforeEach
    void listen() {
        Logger.getLogger("boxoffice.access").addHandler(records);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("boxoffice.access").removeHandler(records);
    }

    @Test
    void logsARequestWithoutItsQueryAndHeaders() {
        StubServices.respond("/api/orders", "{\"items\": []}");

        given().header("X-Forwarded-For", "203.0.113.7")
                .header("Authorization", "Bearer secret-token")
                .header("User-Agent", "check \"1\"\t")
                .cookie("q_session", "secret-cookie")
                .queryParam("code", "secret-code")
                .get("/api/orders");

        Line line = records.await();
        assertThat(line.text())
                .matches(
                        "203\\.0\\.113\\.7 - - \"GET /api/orders\" 200 13 \\d+ \"check \\\\u00221\\\\u0022\" \\p{XDigit}{32}")
                .doesNotContain("secret");
        assertThat(line.fields())
                .containsEntry("path", "/api/orders")
                .containsEntry("status", "200")
                .containsEntry("address", "203.0.113.7")
                .containsKeys("traceId", "durationMillis", "bytes", "method", "subject", "onBehalfOf", "userAgent");
    }

    @Test
    void logsAPreflight() {
        given().header("Origin", "https://shop.example")
                .header("Access-Control-Request-Method", "PUT")
                .options("/api/orders");

        assertThat(records.await().text()).contains("\"OPTIONS /api/orders\" 204");
    }

    private record Line(String text, Map<String, String> fields) {}

    /** Keeps the lines of the access log. */
    private static final class Records extends Handler {

        private final List<Line> all = new CopyOnWriteArrayList<>();

        Line await() {
            Awaitility.await().until(() -> !all.isEmpty());
            return all.getFirst();
        }

        @Override
        public void publish(LogRecord record) {
            ExtLogRecord copy = ExtLogRecord.wrap(record);
            copy.copyMdc();
            all.add(new Line(String.format(record.getMessage(), record.getParameters()), copy.getMdcCopy()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
