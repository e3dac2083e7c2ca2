package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.PublishedEvents;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class OrderEventsTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void publishesEveryTransitionWithTheFullState() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        UUID order = buyer.holds(ticket, 2);
        buyer.cancels(order);

        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.await(Topics.ORDERS, order, 2);

        assertThat(events)
                .extracting(event -> PublishedEvents.header(event, "ce_type"))
                .containsExactly("dev.boxoffice.order.created.v1", "dev.boxoffice.order.cancelled.v1");
        assertThat(events)
                .extracting(event -> PublishedEvents.json(event).get("version").asLong())
                .containsExactly(1L, 2L);
        JsonNode last = PublishedEvents.json(events.getLast());
        assertThat(last.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(last.get("reason").asText()).isEqualTo("buyer");
        assertThat(last.get("userId").asText()).isEqualTo(buyer.name());
        assertThat(last.at("/items/0/ticketId").asText()).isEqualTo(ticket.id().toString());
        assertThat(last.at("/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(last.at("/total/amount").asLong()).isEqualTo(5_000);
    }

    @Test
    void publishesPaymentAndRefund() {
        UUID order = buyer.buys(OfferedTicket.onSale(10).published(), 2);
        Buyer.operator().refunds(order).then().statusCode(200);

        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.await(Topics.ORDERS, order, 5);

        assertThat(events)
                .extracting(PublishedEvents::type)
                .containsExactly(
                        "dev.boxoffice.order.created.v1",
                        "dev.boxoffice.order.awaiting-payment.v1",
                        "dev.boxoffice.order.completed.v1",
                        "dev.boxoffice.payment.refund-pending.v1",
                        "dev.boxoffice.order.refunded.v1");
        assertThat(events)
                .extracting(event -> PublishedEvents.json(event).get("version").asLong())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(events)
                .extracting(event -> PublishedEvents.json(event).get("status").asText())
                .containsExactly("CREATED", "AWAITING_PAYMENT", "COMPLETE", "COMPLETE", "REFUNDED");
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(PublishedEvents.json(event).get("items")).hasSize(1));
    }

    @Test
    void publishesCloudEventsHeaders() {
        UUID order = buyer.holds(OfferedTicket.onSale(10).published(), 1);

        ConsumerRecord<String, byte[]> event =
                PublishedEvents.await(Topics.ORDERS, order, 1).getFirst();

        assertThat(PublishedEvents.header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(PublishedEvents.header(event, "ce_id")).version())
                .isEqualTo(7);
        assertThat(PublishedEvents.header(event, "ce_source")).isEqualTo("/order-service");
        assertThat(PublishedEvents.header(event, "ce_subject")).isEqualTo(order.toString());
        assertThat(PublishedEvents.header(event, "ce_time")).endsWith("Z");
        assertThat(PublishedEvents.header(event, "ce_dataschema")).endsWith("/order.v1.json");
        assertThat(PublishedEvents.header(event, "content-type")).isEqualTo("application/json");
        assertThat(PublishedEvents.header(event, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void publishesAvailabilityAfterEveryChange() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        UUID order = buyer.holds(ticket, 4);
        buyer.cancels(order);

        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 3);

        assertThat(events)
                .extracting(
                        event -> PublishedEvents.json(event).get("available").asInt())
                .containsExactly(10, 6, 10);
        assertThat(events)
                .extracting(event -> PublishedEvents.json(event).get("held").asInt())
                .containsExactly(0, 4, 0);
        assertThat(events)
                .extracting(event -> PublishedEvents.json(event).get("version").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void publishesNothingForRejectedOrders() {
        OfferedTicket ticket = OfferedTicket.onSale(1).published();
        buyer.orders(ticket, 2).then().statusCode(409);
        UUID order = buyer.holds(ticket, 1);

        PublishedEvents.await(Topics.ORDERS, order, 1);

        assertThat(PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 2)).hasSize(2);
    }
}
