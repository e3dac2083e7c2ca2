package dev.boxoffice.tickets.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.events.Topics;
import dev.boxoffice.testing.Kafka;
import dev.boxoffice.tickets.Listing;
import dev.boxoffice.tickets.Seller;
import dev.boxoffice.tickets.TicketServiceTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
