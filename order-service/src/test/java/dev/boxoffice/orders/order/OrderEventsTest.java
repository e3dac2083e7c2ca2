package dev.boxoffice.orders.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Listing;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Kafka;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class OrderEventsTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void tellsEveryTransitionWithTheWholeState() {
        Listing ticket = Listing.onSale(10).announced();
        UUID order = buyer.holds(ticket, 2);
        buyer.cancels(order);

        List<ConsumerRecord<String, byte[]>> told = awaitEvents(Topics.ORDERS, order, 2);

        assertThat(told)
                .extracting(event -> header(event, "ce_type"))
                .containsExactly("dev.boxoffice.order.created.v1", "dev.boxoffice.order.cancelled.v1");
        assertThat(told)
                .extracting(event -> json(event).get("version").asLong())
                .containsExactly(1L, 2L);
        JsonNode last = json(told.getLast());
        assertThat(last.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(last.get("reason").asText()).isEqualTo("buyer");
        assertThat(last.get("userId").asText()).isEqualTo(buyer.name());
        assertThat(last.at("/items/0/ticketId").asText()).isEqualTo(ticket.id().toString());
        assertThat(last.at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(last.at("/total/amount").asLong()).isEqualTo(5_000);
    }

    @Test
    void speaksCloudEvents() {
        UUID order = buyer.holds(Listing.onSale(10).announced(), 1);

        ConsumerRecord<String, byte[]> event =
                awaitEvents(Topics.ORDERS, order, 1).getFirst();

        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(header(event, "ce_id")).version()).isEqualTo(7);
        assertThat(header(event, "ce_source")).isEqualTo("/order-service");
        assertThat(header(event, "ce_subject")).isEqualTo(order.toString());
        assertThat(header(event, "ce_time")).endsWith("Z");
        assertThat(header(event, "ce_dataschema")).endsWith("/order.v1.json");
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(header(event, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void tellsWhatIsLeftAfterEveryChange() {
        Listing ticket = Listing.onSale(10).announced();
        UUID order = buyer.holds(ticket, 4);
        buyer.cancels(order);

        List<ConsumerRecord<String, byte[]>> told = awaitEvents(Topics.AVAILABILITY, ticket.id(), 3);

        assertThat(told)
                .extracting(event -> json(event).get("available").asInt())
                .containsExactly(10, 6, 10);
        assertThat(told).extracting(event -> json(event).get("held").asInt()).containsExactly(0, 4, 0);
        assertThat(told)
                .extracting(event -> json(event).get("version").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void saysNothingOfWhatWasRejected() {
        Listing ticket = Listing.onSale(1).announced();
        buyer.orders(ticket, 2).then().statusCode(409);
        UUID order = buyer.holds(ticket, 1);

        awaitEvents(Topics.ORDERS, order, 1);

        assertThat(awaitEvents(Topics.AVAILABILITY, ticket.id(), 2)).hasSize(2);
    }

    private static List<ConsumerRecord<String, byte[]>> awaitEvents(String topic, UUID key, int count) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> eventsOf(topic, key), events -> events.size() >= count);
    }

    private static List<ConsumerRecord<String, byte[]>> eventsOf(String topic, UUID key) {
        return Kafka.readAll(topic).stream()
                .filter(event -> key.toString().equals(event.key()))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> event) {
        try {
            return new ObjectMapper().readTree(event.value());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
