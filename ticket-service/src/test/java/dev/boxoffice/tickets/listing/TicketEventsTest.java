package dev.boxoffice.tickets.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.Listing;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class TicketEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Seller seller = Seller.anyone();
    private final Listing listing = Listing.concert();

    @Test
    void tellsOfEveryChangeInOrder() {
        UUID ticket = seller.hasListed(listing);
        seller.edits(ticket, "\"1.0\"", listing.ofCapacity(50)).then().statusCode(200);
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
    void carriesTheWholeTicketAsACloudEvent() {
        UUID ticket = seller.hasListed(listing);
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
        assertThat(body.get("startsAt").asText()).isEqualTo(listing.fields().get("startsAt"));
        assertThat(body.at("/price/amount").asLong()).isEqualTo(4500);
        assertThat(body.at("/price/currency").asText()).isEqualTo("EUR");
        assertThat(body.get("sellerId").asText()).isEqualTo(seller.name());
        assertThat(body.get("maxPerOrder").asInt()).isEqualTo(6);
    }

    @Test
    void saysNothingOfWhatChangedNothing() {
        UUID ticket = seller.hasListed(listing);
        seller.edits(ticket, "\"1.0\"", listing).then().statusCode(200);
        seller.edits(ticket, "\"7.0\"", listing.titled("Stale")).then().statusCode(412);
        seller.withdraws(ticket).then().statusCode(204);
        seller.withdraws(ticket).then().statusCode(204);
        UUID marker = seller.hasListed(listing);
        eventsOf(marker, 1);
        assertThat(eventsOf(ticket, 2))
                .extracting(event -> header(event, "ce_type"))
                .containsExactly("dev.boxoffice.ticket.created.v1", "dev.boxoffice.ticket.withdrawn.v1");
    }

    /** What operators run after a restore. */
    @Test
    void tellsAllAnewAboveWhatWasToldBefore() throws IOException, SQLException {
        UUID ticket = seller.hasListed(listing);
        UUID withdrawn = seller.hasListed(listing);
        seller.withdraws(withdrawn).then().statusCode(204);
        JsonNode before = body(eventsOf(ticket, 1).getFirst());
        String restored = Files.readString(Path.of("../docs/restore/ticket-service.sql"));

        try (var connection = Stack.ownerConnection("tickets");
                var statement = connection.createStatement()) {
            statement.executeUpdate(restored);
        }

        ConsumerRecord<String, byte[]> told = eventsOf(ticket, 2).getLast();
        assertThat(header(told, "ce_type")).isEqualTo("dev.boxoffice.ticket.updated.v1");
        assertThat(withTimes(body(told))).isEqualTo(withTimes(((ObjectNode) before).put("version", 1_000_001)));
        assertThat(header(eventsOf(withdrawn, 3).getLast(), "ce_type")).isEqualTo("dev.boxoffice.ticket.withdrawn.v1");
        seller.edits(ticket, "*", listing.ofCapacity(50)).then().statusCode(200);
        assertThat(body(eventsOf(ticket, 3).getLast()).get("version").asLong()).isEqualTo(1_000_002);
    }

    /** Moments may be written in more than one way. */
    private static Map<String, Object> withTimes(JsonNode body) {
        Map<String, Object> fields = new TreeMap<>();
        body.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getKey().endsWith("At")
                                ? Instant.parse(field.getValue().asText())
                                : field.getValue().toString()));
        return fields;
    }

    /** Waits until there are that many, and returns all there are. */
    private static List<ConsumerRecord<String, byte[]>> eventsOf(UUID ticket, int atLeast) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Kafka.readAll(Topics.TICKETS).stream()
                                .filter(event -> ticket.toString().equals(event.key()))
                                .toList(),
                        events -> events.size() >= atLeast);
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    private static JsonNode body(ConsumerRecord<String, byte[]> event) {
        try {
            return JSON.readTree(event.value());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
