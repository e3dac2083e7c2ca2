package dev.boxoffice.tickets.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketBody;
import dev.boxoffice.tickets.TicketServiceTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@TicketServiceTest
class TicketEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Seller seller = Seller.anyone();
    private final TicketBody concert = TicketBody.concert();

    @Test
    void publishesEveryChangeInOrder() {
        UUID ticket = seller.hasTicket(concert);
        seller.edits(ticket, "\"1.0\"", concert.ofCapacity(50)).then().statusCode(200);
        seller.withdraws(ticket).then().statusCode(204);
        List<ConsumerRecord<String, byte[]>> events = eventsOf(ticket, 3);
        assertThat(events)
                .extracting(event -> header(event, "ce_type"))
                .containsExactly(
                        "dev.boxoffice.ticket.created.v1",
                        "dev.boxoffice.ticket.updated.v1",
                        "dev.boxoffice.ticket.withdrawn.v1");
        assertThat(events)
                .extracting(event -> body(event).get("version").asLong())
                .containsExactly(1L, 2L, 3L);
        assertThat(events)
                .extracting(event -> body(event).get("capacity").asInt())
                .containsExactly(100, 50, 50);
        assertThat(body(events.getLast()).get("status").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void publishesTheWholeTicketAsACloudEvent() {
        UUID ticket = seller.hasTicket(concert);
        ConsumerRecord<String, byte[]> event = eventsOf(ticket, 1).getFirst();
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(header(event, "ce_id")).version()).isEqualTo(7);
        assertThat(header(event, "ce_source")).isEqualTo("/ticket-service");
        assertThat(header(event, "ce_subject")).isEqualTo(ticket.toString());
        assertThat(header(event, "ce_dataschema")).endsWith("/ticket.v1.json");
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(header(event, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        JsonNode body = body(event);
        assertThat(body.get("id").asText()).isEqualTo(ticket.toString());
        assertThat(body.get("title").asText()).isEqualTo("Evening of Strings");
        assertThat(body.get("startsAt").asText()).isEqualTo(concert.fields().get("startsAt"));
        assertThat(body.at("/price/amount").asLong()).isEqualTo(4500);
        assertThat(body.at("/price/currency").asText()).isEqualTo("EUR");
        assertThat(body.get("sellerId").asText()).isEqualTo(seller.name());
        assertThat(body.get("maxPerOrder").asInt()).isEqualTo(6);
    }

    @Test
    void publishesNothingWithoutAChange() {
        UUID ticket = seller.hasTicket(concert);
        seller.edits(ticket, "\"1.0\"", concert).then().statusCode(200);
        seller.edits(ticket, "\"7.0\"", concert.titled("Stale")).then().statusCode(412);
        seller.withdraws(ticket).then().statusCode(204);
        seller.withdraws(ticket).then().statusCode(204);
        UUID marker = seller.hasTicket(concert);
        eventsOf(marker, 1);
        assertThat(eventsOf(ticket, 2))
                .extracting(event -> header(event, "ce_type"))
                .containsExactly("dev.boxoffice.ticket.created.v1", "dev.boxoffice.ticket.withdrawn.v1");
    }

    /** Runs the script that operators run after a restore. */
    @Test
    void republishesEverythingWithHigherVersionsAfterARestore() throws IOException, SQLException {
        UUID ticket = seller.hasTicket(concert);
        UUID withdrawn = seller.hasTicket(concert);
        seller.withdraws(withdrawn).then().statusCode(204);
        JsonNode before = body(eventsOf(ticket, 1).getFirst());
        String restore = Files.readString(Path.of("../docs/restore/ticket-service.sql"));

        try (var connection = Stack.ownerConnection("tickets");
                var statement = connection.createStatement()) {
            statement.executeUpdate(restore);
        }

        ConsumerRecord<String, byte[]> published = eventsOf(ticket, 2).getLast();
        assertThat(header(published, "ce_type")).isEqualTo("dev.boxoffice.ticket.updated.v1");
        assertThat(withParsedTimes(body(published)))
                .isEqualTo(withParsedTimes(((ObjectNode) before).put("version", 1_000_001)));
        assertThat(header(eventsOf(withdrawn, 3).getLast(), "ce_type")).isEqualTo("dev.boxoffice.ticket.withdrawn.v1");
        seller.edits(ticket, "*", concert.ofCapacity(50)).then().statusCode(200);
        assertThat(body(eventsOf(ticket, 3).getLast()).get("version").asLong()).isEqualTo(1_000_002);
    }

    /** Runs the script that operators run first: it recovers changes made after the backup from the topic. */
    @Test
    void restoresLostTicketsAndEditsFromTheTopic() throws IOException, SQLException {
        UUID lost = seller.hasTicket(concert.titled("A \"quoted\" \\ title, with everything"));
        UUID edited = seller.hasTicket(concert);
        seller.edits(edited, "*", concert.ofCapacity(50)).then().statusCode(200);
        UUID kept = seller.hasTicket(concert);
        eventsOf(edited, 2);
        eventsOf(kept, 1);
        JsonNode before = body(eventsOf(lost, 1).getLast());
        try (var connection = Stack.ownerConnection("tickets");
                var statement = connection.createStatement()) {
            String show = read(lost).get("showId").asText();
            statement.executeUpdate("delete from ticket where id = '%s'".formatted(lost));
            statement.executeUpdate("delete from show where id = '%s'".formatted(show));
            statement.executeUpdate("update ticket set capacity = 100, version = 1 where id = '%s'".formatted(edited));
            statement.executeUpdate(
                    "update ticket set title = 'Newer here', version = 9 where id = '%s'".formatted(kept));

            runLikePsql("organisers", Topics.ORGANISERS, connection);
            runLikePsql("shows", Topics.SHOWS, connection);
            runLikePsql("pools", Topics.POOLS, connection);
            runLikePsql("tickets", Topics.TICKETS, connection);
        }

        JsonNode recovered = read(lost);
        assertThat(recovered.get("title")).isEqualTo(before.get("title"));
        assertThat(recovered.get("createdAt")).isEqualTo(before.get("createdAt"));
        assertThat(recovered.get("version").asLong()).isEqualTo(1);
        assertThat(read(edited).get("capacity").asInt()).isEqualTo(50);
        assertThat(read(kept).get("title").asText()).isEqualTo("Newer here");
    }

    /** Passes the topic as standard input. */
    private static void runLikePsql(String name, String topic, Connection connection) throws IOException, SQLException {
        String script = Files.readString(Path.of("../docs/restore/" + name + "-from-kafka.sql"));
        Matcher copy = Pattern.compile("^\\\\copy (\\w+) from pstdin (.*)$", Pattern.MULTILINE)
                .matcher(script);
        assertThat(copy.find()).isTrue();
        String events = Kafka.readAll(topic).stream()
                .map(event -> event.value() == null ? "null\n" : new String(event.value(), UTF_8) + "\n")
                .collect(Collectors.joining());
        try (var statement = connection.createStatement()) {
            statement.execute(script.substring(0, copy.start()));
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s from stdin %s".formatted(copy.group(1), copy.group(2)), new StringReader(events));
            statement.execute(script.substring(copy.end()));
        }
    }

    /** Parses times, because equal times can have different text forms. */
    private static Map<String, Object> withParsedTimes(JsonNode body) {
        Map<String, Object> fields = new TreeMap<>();
        body.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getKey().endsWith("At")
                                ? Instant.parse(field.getValue().asText())
                                : field.getValue().toString()));
        return fields;
    }

    /** Waits for at least this many events and returns all of them. */
    private static List<ConsumerRecord<String, byte[]>> eventsOf(UUID ticket, int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Kafka.readAll(Topics.TICKETS).stream()
                                .filter(event -> ticket.toString().equals(event.key()))
                                .toList(),
                        events -> events.size() >= atLeast);
    }

    private static JsonNode read(UUID ticket) {
        return body(RestAssured.get("/api/tickets/{id}", ticket).asByteArray());
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    private static JsonNode body(ConsumerRecord<String, byte[]> event) {
        return body(event.value());
    }

    private static JsonNode body(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
