package dev.boxoffice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every installation has the timeouts that {@code docs/operations.md} lists. */
class DatabaseTimeoutsTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-zA-Z_]+)` \\| (session|driver|server) \\| `([0-9a-z]+)` \\|", Pattern.MULTILINE);

    @Test
    void limitsEverySessionOfAService() throws IOException {
        String defaults =
                Sources.text("libraries/service-defaults/src/main/resources/META-INF/microprofile-config.properties");

        assertThat(documented("session"))
                .containsOnlyKeys("idle_in_transaction_session_timeout", "lock_timeout", "statement_timeout")
                .allSatisfy((name, value) -> assertThat(defaults)
                        .containsPattern("additional-jdbc-properties\\.options=.*-c " + name + "=" + value + "\\b"));
        assertThat(documented("driver"))
                .containsOnlyKeys("socketTimeout", "connectTimeout")
                .allSatisfy((name, value) -> assertThat(defaults)
                        .contains("datasource.jdbc.additional-jdbc-properties." + name + "=" + value + "\n"));
        assertThat(defaults).contains("quarkus.flyway.init-sql=set idle_in_transaction_session_timeout = 0\n");
    }

    @Test
    void limitsForgottenAndVanishedClientsInEveryServer() throws IOException {
        Map<String, String> server = documented("server");

        assertThat(server).hasSize(6);
        String local = Sources.text("tools/local-stack/src/main/java/dev/boxoffice/stack/infra/PostgresOptions.java");
        String compose = Sources.text("docker-compose.yml");
        assertThat(server).allSatisfy((name, value) -> {
            assertThat(local).contains("\"" + name + "=" + value + "\"");
            assertThat(compose).contains("      - -c" + name + "=" + value + "\n");
        });
        assertThat(Stream.of(Rendered.overlay("prod"), Rendered.overlay("dev"))
                        .flatMap(rendered -> rendered.all("Cluster")))
                .hasSize(6)
                .allSatisfy(cluster -> {
                    JsonNode parameters = cluster.at("/spec/postgresql/parameters");
                    assertThat(server)
                            .allSatisfy((name, value) ->
                                    assertThat(parameters.path(name).asText()).isEqualTo(value));
                });
    }

    private static Map<String, String> documented(String setBy) throws IOException {
        return ROW.matcher(Sources.text("docs/operations.md"))
                .results()
                .filter(row -> row.group(2).equals(setBy))
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(3)));
    }
}
