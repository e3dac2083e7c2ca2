package dev.boxoffice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus's own grammar accepts the queries of alerts and dashboards. system-tests check that the metrics exist. */
class QueriesTest {

    private static final Path CHECK = Path.of("promql");
    private static final int LIMIT_SECONDS = 240;
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        run("", "npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
    }

    @Test
    void acceptsEveryQuery() throws IOException, InterruptedException {
        List<String> queries = Stream.of(
                        Rendered.overlay("prod").all("PrometheusRule"),
                        Rendered.overlay("prod").all("ConfigMap").flatMap(QueriesTest::dashboards))
                .flatMap(objects -> objects)
                .flatMap(object -> object.findValuesAsText("expr").stream())
                .toList();

        assertThat(queries).hasSizeGreaterThan(20);
        assertThat(unreadable(queries)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max(boxoffice_holds_open", "sum bye (job) (up)", "rate(up[5q])", "up = 1"})
    void refusesMalformedQueries(String query) throws IOException, InterruptedException {
        assertThat(unreadable(List.of("up == 1", query))).isEqualToNormalizingNewlines(query + "\n");
    }

    private static Stream<JsonNode> dashboards(JsonNode config) {
        return config.path("data").properties().stream()
                .filter(file -> file.getKey().endsWith(".json"))
                .map(file -> parse(file.getValue().asText()));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String unreadable(List<String> queries) throws IOException, InterruptedException {
        return run(JSON.writeValueAsString(queries), "npm", "run", "--silent", "check");
    }

    private static String run(String input, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("promql", ".log");
        Process process = new ProcessBuilder(command)
                .directory(CHECK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroy();
        String printed = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
        Files.delete(output);
        return printed;
    }
}
