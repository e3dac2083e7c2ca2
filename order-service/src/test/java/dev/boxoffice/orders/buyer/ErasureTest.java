package dev.boxoffice.orders.buyer;

import static dev.boxoffice.orders.buyer.ErasedOrders.PATH;
import static dev.boxoffice.orders.buyer.ErasedOrders.awaitDone;
import static dev.boxoffice.orders.buyer.ErasedOrders.erase;
import static dev.boxoffice.orders.buyer.ErasedOrders.eraseWithKey;
import static dev.boxoffice.orders.buyer.ErasedOrders.erased;
import static dev.boxoffice.orders.buyer.ErasedOrders.halfErased;
import static dev.boxoffice.orders.buyer.ErasedOrders.holdsWithDetails;
import static dev.boxoffice.orders.buyer.ErasedOrders.ordersOf;
import static dev.boxoffice.orders.buyer.ErasedOrders.read;
import static dev.boxoffice.orders.buyer.ErasedOrders.rowsNaming;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.testing.PublishedEvents;
import dev.boxoffice.testing.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class ErasureTest {

    private final Buyer operator = Buyer.operator();
    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(1_000).published();

    @Test
    void removesEverythingThatNamesTheBuyer() {
        UUID paid = paysWithDetails();
        UUID cancelled = holdsWithDetails(buyer, ticket, 1);
        buyer.cancels(cancelled).then().statusCode(200);
        buyer.putsInCart(ticket, 2).then().statusCode(200);

        String pseudonym = erased(buyer);

        assertThat(rowsNaming(buyer.name())).isZero();
        for (UUID order : List.of(paid, cancelled)) {
            operator.reads(order)
                    .then()
                    .statusCode(200)
                    .body("buyer", equalTo(pseudonym))
                    .body("contact", nullValue())
                    .body("clientReference", nullValue())
                    .body("history.actor", not(contains(buyer.name())))
                    .body("history[0].actor", equalTo(pseudonym))
                    .body("history[-1].reason", equalTo("buyer-erased"));
        }
        operator.reads(paid)
                .then()
                .body("status", equalTo("COMPLETE"))
                .body("payment.status", equalTo("CAPTURED"))
                .body("payment.method", nullValue());
        buyer.reads(paid).then().statusCode(404);
        buyer.request().get("/api/orders").then().body("items", empty());
        buyer.cart().then().body("items", empty());
    }

    @Test
    void leavesAllFiguresUnchanged() {
        paysWithDetails();
        UUID refunded = buyer.buys(ticket, 1);
        operator.refunds(refunded);
        buyer.awaitStatus(refunded, "REFUNDED");
        buyer.cancels(buyer.holds(ticket, 1));
        Buyer.anyone().holds(ticket, 3);
        String before = figures();

        String pseudonym = erased(buyer);

        assertThat(figures()).isEqualTo(before);
        assertThat(ordersOf(pseudonym)).isEqualTo(3);
    }

    @Test
    void removesTheReasonsOfRefunds() {
        UUID order = paysWithDetails();
        operator.request()
                .body("{\"amount\": {\"amount\": 1, \"currency\": \"EUR\"}, \"reason\": \"Ada is ill\"}")
                .post("/api/orders/{id}/refunds", order)
                .then()
                .statusCode(201)
                .body("reason", equalTo("Ada is ill"));
        buyer.awaitRefunded(order, 1);

        erased(buyer);

        operator.request()
                .get("/api/orders/{id}/refunds", order)
                .then()
                .body("items.reason", contains("erased"))
                .body("items[0].requestedBy", equalTo(operator.name()));
    }

    @Test
    void publishesOneEventPerOrder() {
        UUID order = paysWithDetails();

        String pseudonym = erased(buyer);

        ConsumerRecord<String, byte[]> event =
                PublishedEvents.await(Topics.ORDERS, order, 4).getLast();
        JsonNode state = PublishedEvents.json(event);
        assertThat(PublishedEvents.type(event)).isEqualTo("dev.boxoffice.order.buyer-erased.v1");
        assertThat(state.get("userId").asText()).isEqualTo(pseudonym);
        assertThat(state.get("status").asText()).isEqualTo("COMPLETE");
        assertThat(state.get("version").asLong()).isEqualTo(OrderRows.version(order));
    }

    @Test
    void refusesWhileAnOrderIsOpen() {
        paysWithDetails();
        UUID open = holdsWithDetails(buyer, ticket, 1);
        buyer.putsInCart(ticket, 2);

        erase(buyer)
                .then()
                .statusCode(409)
                .body("type", endsWith("/orders-in-progress"))
                .body("orderIds", contains(open.toString()));

        buyer.reads(open).then().statusCode(200).body("contact.name", equalTo("Ada"));
        buyer.cart().then().body("items.quantity", contains(2));
        buyer.cancels(open);
        erased(buyer);
    }

    @Test
    void refusesWhileARefundIsPending() {
        UUID order = paysWithDetails();
        operator.refunds(order);
        PaymentRows.postponeCheck(order);
        if (PaymentRows.status(order).equals("REFUND_PENDING")) {
            erase(buyer).then().statusCode(409).body("orderIds", contains(order.toString()));
        }

        PaymentRows.hastenCheck(order);
        buyer.awaitStatus(order, "REFUNDED");
        erased(buyer);
    }

    @Test
    void canBeRepeated() {
        paysWithDetails();
        String key = UUID.randomUUID().toString();
        String first = eraseWithKey(key, buyer)
                .then()
                .statusCode(201)
                .header("Location", startsWith(PATH + "/"))
                .extract()
                .path("id");

        eraseWithKey(key, buyer)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(first));
        awaitDone(UUID.fromString(first));
        read(UUID.fromString(first)).then().body("orders", equalTo(1)).body("pseudonym", equalTo("erased:" + first));
        assertThat(ordersOf(erased(buyer))).isZero();
        assertThat(ordersOf("erased:" + first)).isEqualTo(1);
    }

    /** As after a crash: some orders are erased, and the others still name the buyer. */
    @Test
    void continuesWhereItWasInterrupted() throws SQLException {
        List<UUID> orders = IntStream.range(0, 120)
                .mapToObj(i -> {
                    UUID order = holdsWithDetails(buyer, ticket, 1);
                    buyer.cancels(order).then().statusCode(200);
                    return order;
                })
                .toList();
        UUID erasure;
        try (Connection lock = OrderRows.lock(orders.get(70))) {
            erasure = UUID.fromString(erase(buyer).path("id"));
            Jobs.runErasures();
            read(erasure).then().body("status", equalTo("RUNNING"));
            assertThat(ordersOf("erased:" + erasure)).isBetween(50L, 119L);
            assertThat(erase(buyer).<String>path("id")).isEqualTo(erasure.toString());
            lock.rollback();
        }

        awaitDone(erasure);

        assertThat(ordersOf("erased:" + erasure)).isEqualTo(120);
        assertThat(rowsNaming(buyer.name())).isZero();
        assertThat(halfErased()).isZero();
    }

    @Test
    void leavesLaterOrdersToTheirBuyer() {
        paysWithDetails();
        String pseudonym = erased(buyer);

        UUID later = holdsWithDetails(buyer, ticket, 1);
        Jobs.runErasures();

        buyer.reads(later).then().statusCode(200).body("contact.name", equalTo("Ada"));
        assertThat(ordersOf(pseudonym)).isEqualTo(1);
    }

    @Test
    void canRefundAnErasedOrder() {
        UUID order = paysWithDetails();
        erased(buyer);

        operator.refunds(order).then().statusCode(200);

        operator.awaitStatus(order, "REFUNDED");
        assertThat(ticket.sold()).isZero();
    }

    @Test
    void refusesTokensWhoseSubjectIsAPseudonym() {
        given().auth()
                .oauth2(Tokens.user("erased:" + UUID.randomUUID()))
                .get("/api/orders")
                .then()
                .statusCode(401);
    }

    @Test
    void isForOperatorsOnly() {
        String body = "{\"buyer\": \"%s\"}".formatted(buyer.name());
        buyer.request().body(body).post(PATH).then().statusCode(403);
        given().contentType("application/json").body(body).post(PATH).then().statusCode(401);
        buyer.request().get(PATH + "/{id}", UUID.randomUUID()).then().statusCode(403);
        read(UUID.randomUUID()).then().statusCode(404).body("type", endsWith("/not-found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"buyer\": null}",
                "{\"buyer\": \"\"}",
                "{\"buyer\": \"a\\nb\"}",
                "{\"buyer\": \"erased:01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d\"}",
                "{\"buyer\": \"ben\", \"reason\": \"asked\"}",
                "[]"
            })
    void refusesInvalidBodies(String body) {
        operator.request().body(body).post(PATH).then().statusCode(400).body("type", endsWith("/bad-request"));
    }

    private UUID paysWithDetails() {
        UUID order = holdsWithDetails(buyer, ticket, 2);
        buyer.pays(order, "sim_success").then().statusCode(200);
        buyer.awaitStatus(order, "COMPLETE");
        return order;
    }

    /** Stock, sales, and what reconciliation sums up. */
    private String figures() {
        String sales = operator.request()
                .queryParam("ticketId", ticket.id())
                .get("/api/sales")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return "%d held, %d sold, %d held by orders, %s, drift %s"
                .formatted(
                        ticket.held(),
                        ticket.sold(),
                        ticket.heldByOrders(),
                        sales,
                        operator.request()
                                .get("/api/admin/reconciliation")
                                .jsonPath()
                                .getList("tickets.findAll { it.ticketId == '%s' }".formatted(ticket.id())));
    }
}
