package dev.boxoffice.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StackTest {

    @Test
    void providesTheConfigurationOfTheChosenDatabase() {
        StackResource resource = new StackResource();
        resource.init(Map.of("database", "orders"));

        Map<String, String> configuration = resource.start();

        assertThat(configuration)
                .containsKeys(
                        "BOXOFFICE_DB_URL",
                        "BOXOFFICE_DB_USER",
                        "BOXOFFICE_DB_PASSWORD",
                        "BOXOFFICE_DB_MIGRATION_USER",
                        "BOXOFFICE_DB_MIGRATION_PASSWORD",
                        "BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS",
                        "BOXOFFICE_OIDC_ISSUER");
        assertThat(configuration.get("BOXOFFICE_DB_URL")).endsWith("/orders");
    }

    @Test
    void readsSentRecords() {
        Kafka.send("boxoffice.tickets", "k1", Map.of("ce_type", "test"), "hello".getBytes(UTF_8));

        assertThat(Kafka.readAll("boxoffice.tickets"))
                .extracting(ConsumerRecord::key)
                .contains("k1");
    }

    @Test
    void issuesTokensForTheAudienceAndMarksAdmins() {
        assertThat(claims(Tokens.user("alice")))
                .contains("\"sub\":\"alice\"", "boxoffice", "\"preferred_username\":\"alice\"")
                .doesNotContain("groups");
        assertThat(claims(Tokens.admin("root"))).contains("\"groups\":[\"admin\"]");
    }

    @Test
    void keepsKafkaDataAcrossARestart() {
        Kafka.send("boxoffice.orders", "kept", Map.of(), "x".getBytes(UTF_8));

        Stack.stopKafka();
        Stack.startKafka();

        assertThat(Kafka.readAll("boxoffice.orders"))
                .extracting(ConsumerRecord::key)
                .contains("kept");
    }

    @Test
    void keepsPostgresDataAcrossAKill() throws SQLException {
        try (Connection connection = Stack.ownerConnection("tickets");
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }

        Stack.killPostgres();
        assertThatThrownBy(() -> Stack.ownerConnection("tickets").close()).isInstanceOf(SQLException.class);
        Stack.startPostgres();

        try (Connection connection = Stack.applicationConnection("tickets");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select answer from kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
    }
}
