package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.PublishedEvents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class ChangeLineTest {

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(10).published();
    private final OfferedTicket other =
            OfferedTicket.onSale(10).price(1_000, "EUR").published();

    @Test
    void addsChangesAndRemovesLines() {
        UUID order = buyer.holds(ticket, 2);

        buyer.changesLine(order, other, 3)
                .then()
                .statusCode(200)
                .body("total.amount", equalTo(8_000))
                .body("items[1].ticketId", equalTo(other.id().toString()))
                .body("items[1].unitPrice.amount", equalTo(1_000))
                .body("version", equalTo(2))
                .body("history[1].from", equalTo("CREATED"))
                .body("history[1].to", equalTo("CREATED"))
                .body("history[1].reason", equalTo("lines-changed"))
                .body("history[1].actor", equalTo(buyer.name()));
        buyer.changesLine(order, ticket, 5).then().statusCode(200).body("items[0].quantity", equalTo(5));
        buyer.removesLine(order, other).then().statusCode(200).body("items", hasSize(1));

        buyer.reads(order)
                .then()
                .body("items", hasSize(1))
                .body("items[0].ticketId", equalTo(ticket.id().toString()))
                .body("items[0].quantity", equalTo(5))
                .body("total.amount", equalTo(12_500))
                .body("version", equalTo(4))
                .body("history", hasSize(4));
        assertThat(ticket.held()).isEqualTo(5);
        assertThat(other.held()).isZero();
    }

    @Test
    void returnsTheOrderThatItStores() {
        UUID order = buyer.holds(ticket, 2);

        String changed = buyer.changesLine(order, other, 3).body().asString();

        assertThat(changed).isEqualTo(buyer.reads(order).body().asString());
    }

    @Test
    void changesNothingTwice() {
        UUID order = buyer.holds(ticket, 2);

        buyer.changesLine(order, ticket, 2).then().statusCode(200).body("version", equalTo(1));
        buyer.removesLine(order, other).then().statusCode(200).body("version", equalTo(1));
        buyer.removesLine(order, UUID.randomUUID()).then().statusCode(200).body("version", equalTo(1));
        buyer.changesLine(order, other, 1).then().statusCode(200).body("version", equalTo(2));
        buyer.changesLine(order, other, 1).then().statusCode(200).body("version", equalTo(2));
    }

    @Test
    void publishesOneEventAndTheStockOfTheTicket() {
        UUID order = buyer.holds(ticket, 2);
        buyer.changesLine(order, other, 3).then().statusCode(200);
        buyer.removesLine(order, ticket).then().statusCode(200);
        buyer.changesLine(order, other, 3).then().statusCode(200);
        buyer.cancels(order).then().statusCode(200);

        List<ConsumerRecord<String, byte[]>> events = PublishedEvents.await(Topics.ORDERS, order, 4);

        assertThat(events)
                .extracting(PublishedEvents::type)
                .containsExactly(
                        "dev.boxoffice.order.created.v1",
                        "dev.boxoffice.order.lines-changed.v1",
                        "dev.boxoffice.order.lines-changed.v1",
                        "dev.boxoffice.order.cancelled.v1");
        assertThat(PublishedEvents.json(events.get(1)).at("/total/amount").asLong())
                .isEqualTo(8_000);
        assertThat(PublishedEvents.json(events.get(1)).get("reason").asText()).isEqualTo("lines-changed");
        assertThat(PublishedEvents.json(events.get(2)).get("items")).hasSize(1);
        assertThat(PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 3))
                .extracting(
                        event -> PublishedEvents.json(event).get("available").asInt())
                .containsExactly(10, 8, 10);
        assertThat(PublishedEvents.await(Topics.AVAILABILITY, other.id(), 3))
                .extracting(
                        event -> PublishedEvents.json(event).get("available").asInt())
                .containsExactly(10, 7, 10);
    }

    @Test
    void refusesToRemoveTheLastLine() {
        UUID order = buyer.holds(ticket, 2);

        buyer.removesLine(order, ticket)
                .then()
                .statusCode(409)
                .body("type", endsWith("/last-line"))
                .body("ticketId", equalTo(ticket.id().toString()));

        assertThat(ticket.held()).isEqualTo(2);
    }

    @Test
    void refusesMoreThanIsAvailable() {
        UUID order = buyer.holds(ticket, 2);
        Buyer.anyone().holds(ticket, 7);

        buyer.changesLine(order, ticket, 4)
                .then()
                .statusCode(409)
                .body("type", endsWith("/sold-out"))
                .body("requested", equalTo(4))
                .body("available", equalTo(3));

        buyer.changesLine(order, ticket, 3).then().statusCode(200);
        assertThat(ticket.held()).isEqualTo(10);
    }

    @Test
    void keepsTheFrozenPriceAfterAPriceChange() {
        UUID order = buyer.holds(ticket, 2);
        ticket.next().price(9_000, "EUR").published();

        buyer.changesLine(order, ticket, 3).then().statusCode(200).body("total.amount", equalTo(7_500));
    }

    @Test
    void refusesAnotherPriceThanExpected() {
        UUID order = buyer.holds(ticket, 2);

        buyer.request()
                .body("{\"quantity\": 1, \"expectedUnitPrice\": {\"amount\": 999, \"currency\": \"EUR\"}}")
                .put("/api/orders/{id}/items/{ticketId}", order, other.id())
                .then()
                .statusCode(409)
                .body("type", endsWith("/price-changed"));
    }

    @Test
    void refusesAnUnknownTicket() {
        UUID order = buyer.holds(ticket, 2);

        buyer.request()
                .body("{\"quantity\": 1}")
                .put("/api/orders/{id}/items/{ticketId}", order, UUID.randomUUID())
                .then()
                .statusCode(422)
                .body("type", endsWith("/unknown-ticket"));
    }

    @Test
    void refusesAChangeOnceAPaymentHasStarted() {
        UUID order = buyer.holds(ticket, 2);
        buyer.pays(order, "sim_decline").then().statusCode(200);

        buyer.changesLine(order, ticket, 1)
                .then()
                .statusCode(409)
                .body("type", endsWith("/illegal-transition"))
                .body("from", equalTo("AWAITING_PAYMENT"))
                .body("to", equalTo("CREATED"));
        assertThat(ticket.held()).isEqualTo(2);
    }

    @Test
    void paysTheNewTotal() {
        UUID order = buyer.holds(ticket, 2);
        buyer.changesLine(order, other, 1).then().statusCode(200);

        buyer.pays(order, "sim_success").then().statusCode(200).body("payment.amount.amount", equalTo(6_000));

        buyer.awaitStatus(order, "COMPLETE");
        assertThat(ticket.sold()).isEqualTo(2);
        assertThat(other.sold()).isEqualTo(1);
    }

    @Test
    void completesAnOrderThatHasBecomeFree() {
        OfferedTicket free = OfferedTicket.onSale(10).price(0, "EUR").published();
        UUID order = buyer.holds(ticket, 2);
        buyer.changesLine(order, free, 1).then().statusCode(200);
        buyer.removesLine(order, ticket).then().statusCode(200).body("total.amount", equalTo(0));

        buyer.pays(order, null).then().statusCode(200).body("status", equalTo("COMPLETE"));

        assertThat(free.sold()).isEqualTo(1);
        assertThat(ticket.held()).isZero();
    }

    @Test
    void keepsTheEndOfTheHold() {
        UUID order = buyer.holds(ticket, 2);
        OrderRows.setTimeLeft(order, Duration.ofMinutes(2));
        String expiresAt = buyer.reads(order).path("expiresAt");

        buyer.changesLine(order, ticket, 5).then().statusCode(200).body("expiresAt", equalTo(expiresAt));
    }

    @Test
    void expiresTheChangedLines() {
        UUID order = buyer.holds(ticket, 2);
        buyer.changesLine(order, other, 1).then().statusCode(200);

        OrderRows.expireNow(order);
        buyer.awaitStatus(order, "EXPIRED");

        assertThat(ticket.held()).isZero();
        assertThat(other.held()).isZero();
    }

    @Test
    void letsOperatorsButNotOtherBuyersChangeLines() {
        UUID order = buyer.holds(ticket, 2);

        Buyer.anyone().changesLine(order, ticket, 1).then().statusCode(404).body("type", endsWith("/not-found"));
        Buyer.anyone().removesLine(order, ticket).then().statusCode(404);
        Buyer.operator()
                .changesLine(order, ticket, 1)
                .then()
                .statusCode(200)
                .body("history[1].actor", not(buyer.name()));
    }

    @Test
    void findsNoUnknownOrder() {
        buyer.changesLine(UUID.randomUUID(), ticket, 1).then().statusCode(404).body("type", endsWith("/not-found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"quantity\": 0}",
                "{\"quantity\": -1}",
                "{\"quantity\": 1001}",
                "{\"quantity\": 1.5}",
                "{\"quantity\": null}",
                "{\"quantity\": 1, \"price\": 1}",
                "{\"quantity\": 1, \"expectedUnitPrice\": {\"amount\": -1, \"currency\": \"EUR\"}}",
                "[]"
            })
    void refusesABodyThatBreaksTheRules(String body) {
        UUID order = buyer.holds(ticket, 2);

        buyer.request()
                .body(body)
                .put("/api/orders/{id}/items/{ticketId}", order, ticket.id())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        assertThat(ticket.held()).isEqualTo(2);
    }

    @Test
    void refusesInvalidIds() {
        UUID order = buyer.holds(ticket, 2);

        buyer.request()
                .body("{\"quantity\": 1}")
                .put("/api/orders/{id}/items/{ticketId}", order, "x")
                .then()
                .statusCode(404);
        buyer.request()
                .delete("/api/orders/{id}/items/{ticketId}", "x", ticket.id())
                .then()
                .statusCode(404);
    }
}
