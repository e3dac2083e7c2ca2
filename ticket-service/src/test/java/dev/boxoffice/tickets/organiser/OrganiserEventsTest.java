package dev.boxoffice.tickets.organiser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class OrganiserEventsTest {

    private Team team;

    @BeforeEach
    void createTeam() {
        team = Team.create();
    }

    @Test
    void publishesEveryChangeWithTheMembers() {
        Seller member = team.with("EDITOR");
        team.assign(team.owner(), member, "EDITOR").then().statusCode(200);
        team.renames(team.owner(), "*", "New Mill").then().statusCode(200);
        team.renames(team.owner(), "*", "New Mill").then().statusCode(200);
        describe();
        team.remove(team.owner(), team.owner()).then().statusCode(409);
        team.remove(team.owner(), member).then().statusCode(204);

        List<ConsumerRecord<String, byte[]>> events = events(5);
        assertThat(events)
                .extracting(event ->
                        new String(event.headers().lastHeader("ce_type").value(), UTF_8))
                .containsExactly(
                        "dev.boxoffice.organiser.created.v1",
                        "dev.boxoffice.organiser.updated.v1",
                        "dev.boxoffice.organiser.updated.v1",
                        "dev.boxoffice.organiser.updated.v1",
                        "dev.boxoffice.organiser.updated.v1");
        assertThat(events)
                .extracting(event -> body(event).path("version").asInt())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(body(events.get(1)).path("members"))
                .extracting(one -> one.path("role").asText())
                .containsExactlyInAnyOrder("OWNER", "EDITOR");
        assertThat(body(events.get(2)).path("name").asText()).isEqualTo("New Mill");
        assertThat(body(events.get(3)).path("colour").asText()).isEqualTo("#8a1538");
        assertThat(body(events.get(3)).at("/logo/url").asText()).startsWith("/api/images/");
        assertThat(body(events.get(4)).path("members"))
                .extracting(one -> one.path("subject").asText())
                .containsExactly(team.owner().name());
    }

    /** Runs the script that operators run after a restore. */
    @Test
    void republishesOrganisersWithHigherVersionsAfterARestore() throws IOException, SQLException {
        Seller member = team.with("EDITOR");
        JsonNode before = body(events(2).getLast());
        try (var connection = Stack.ownerConnection("tickets");
                var statement = connection.createStatement()) {
            statement.executeUpdate(Files.readString(Path.of("../docs/restore/ticket-service.sql")));
        }

        JsonNode restored = body(events(3).getLast());
        assertThat(restored.path("version").asLong()).isEqualTo(1_000_002);
        assertThat(restored.path("slug")).isEqualTo(before.path("slug"));
        assertThat(restored.path("members")).containsExactlyInAnyOrderElementsOf(before.path("members"));
        team.remove(team.owner(), member).then().statusCode(204);
        assertThat(body(events(4).getLast()).path("version").asLong()).isEqualTo(1_000_003);
    }

    private void describe() {
        OrganiserPageTest.patches(
                        team,
                        "{\"colour\": \"#8A1538\", \"logo\": {\"url\": \"" + OrganiserPageTest.upload(team) + "\"}}")
                .then()
                .statusCode(200);
    }

    private List<ConsumerRecord<String, byte[]>> events(int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Kafka.readAll(Topics.ORGANISERS).stream()
                                .filter(event -> team.id().toString().equals(event.key()))
                                .toList(),
                        found -> found.size() >= atLeast);
    }

    private static JsonNode body(ConsumerRecord<String, byte[]> event) {
        try {
            return new ObjectMapper().readTree(event.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
