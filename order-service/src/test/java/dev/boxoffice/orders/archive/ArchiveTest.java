package dev.boxoffice.orders.archive;

import static dev.boxoffice.orders.archive.ArchivedRows.archived;
import static dev.boxoffice.orders.archive.ArchivedRows.isArchived;
import static dev.boxoffice.orders.archive.ArchivedRows.selling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderNotification;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class ArchiveTest {

    @Inject
    Event<ProviderNotification> notifications;

    private final Buyer operator = Buyer.operator();
    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(1_000).published();

    @Test
    void movesEndedOrdersWithAllTheirRows() {
        UUID paid = buyer.buys(ticket, 2);
        UUID cancelled = buyer.holds(ticket, 1);
        buyer.cancels(cancelled);
        UUID open = buyer.holds(ticket, 1);
        long rows = selling(paid);

        Jobs.archiveOrders();

        assertThat(selling(paid)).isZero();
        assertThat(archived(paid)).isEqualTo(rows).isEqualTo(5);
        assertThat(isArchived(cancelled)).isTrue();
        assertThat(isArchived(open)).isFalse();
    }

    @Test
    void changesNothingThatCanBeRead() {
        buyer.buys(ticket, 2);
        buyer.cancels(buyer.holds(ticket, 1));
        UUID partlyRefunded = buyer.buys(ticket, 3);
        operator.refundsUnits(partlyRefunded, ticket, 1);
        buyer.awaitRefunded(partlyRefunded, ticket.price());
        UUID refunded = buyer.buys(ticket, 1);
        operator.refunds(refunded);
        buyer.awaitStatus(refunded, "REFUNDED");
        buyer.holds(ticket, 3);
        String before = everything(refunded);

        Jobs.archiveOrders();

        assertThat(isArchived(partlyRefunded)).isTrue();
        assertThat(isArchived(refunded)).isTrue();
        assertThat(everything(refunded)).isEqualTo(before);
    }

    @Test
    void keepsOrdersWhoseRefundIsPending() {
        UUID order = buyer.buys(ticket, 1);
        PaymentRows.markRefundPending(order, Duration.ofDays(1));

        Jobs.archiveOrders();

        assertThat(isArchived(order)).isFalse();
        Database.update("update payment set next_check_at = clock_timestamp() where order_id = ?", order);
        buyer.awaitStatus(order, "REFUNDED");
    }

    @Test
    void keepsOrdersWithAPendingPartialRefund() {
        UUID order = buyer.buys(ticket, 2);
        operator.refundsUnits(order, ticket, 1);
        buyer.awaitRefunded(order, ticket.price());
        Database.update("update refund set status = 'PENDING' where order_id = ?", order);

        Jobs.archiveOrders();

        assertThat(isArchived(order)).isFalse();
        Database.update("update refund set status = 'DONE' where order_id = ?", order);
        Jobs.archiveOrders();
        assertThat(isArchived(order)).isTrue();
    }

    @Test
    void refundsUnitsOfAnArchivedOrderOneAfterAnother() {
        UUID order = archivedOrder(3);
        operator.refundsUnits(order, ticket, 1);
        buyer.awaitRefunded(order, ticket.price());
        Jobs.archiveOrders();
        assertThat(isArchived(order)).isTrue();

        operator.refundsUnits(order, ticket, 2);

        buyer.awaitStatus(order, "REFUNDED");
        assertThat(ticket.sold()).isZero();
        assertThat(archived(order)).isZero();
        buyer.request()
                .get("/api/orders/{id}/refunds", order)
                .then()
                .body("items.status", contains("DONE", "DONE"))
                .body("items.lines[0].quantity", contains(1))
                .body("items.lines[1].quantity", contains(2));
    }

    @Test
    void keepsOrdersThatHaveChangedRecently() {
        UUID order = buyer.buys(ticket, 1);

        Jobs.archiveOrdersOlderThan(Duration.ofHours(1));

        assertThat(isArchived(order)).isFalse();
    }

    @Test
    void refundsAnArchivedOrder() {
        UUID order = archivedOrder(2);

        operator.refunds(order)
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETE"))
                .body("payment.status", equalTo("REFUND_PENDING"));

        buyer.awaitStatus(order, "REFUNDED");
        assertThat(ticket.sold()).isZero();
        assertThat(archived(order)).isZero();
        assertThat(selling(order)).isEqualTo(9);
        Jobs.archiveOrders();
        assertThat(isArchived(order)).isTrue();
    }

    @Test
    void refusesToCancelAnArchivedOrder() {
        UUID order = archivedOrder(1);

        buyer.cancels(order).then().statusCode(409).body("type", endsWith("/illegal-transition"));

        buyer.reads(order).then().body("status", equalTo("COMPLETE"));
        assertThat(ticket.sold()).isEqualTo(1);
    }

    @Test
    void strangersDoNotRestoreAnArchivedOrder() {
        UUID order = archivedOrder(1);
        Buyer stranger = Buyer.anyone();

        stranger.cancels(order).then().statusCode(404);
        stranger.changesLine(order, ticket, 2).then().statusCode(404);
        stranger.removesLine(order, ticket).then().statusCode(404);
        stranger.pays(order, "sim_success").then().statusCode(404);
        stranger.refundsUnits(order, ticket, 1).then().statusCode(404);

        assertThat(isArchived(order)).isTrue();
        assertThat(selling(order)).isZero();
    }

    @Test
    void repeatsARequestForAnArchivedOrder() {
        String key = UUID.randomUUID().toString();
        UUID order = UUID.fromString(buyer.ordersWithKey(key, ticket, 1).path("id"));
        buyer.pays(order, "sim_success");
        buyer.awaitStatus(order, "COMPLETE");
        Jobs.archiveOrders();

        buyer.ordersWithKey(key, ticket, 1)
                .then()
                .statusCode(201)
                .body("id", equalTo(order.toString()))
                .body("status", equalTo("COMPLETE"));
    }

    @Test
    void refundsMoneyThatArrivesForAnArchivedOrder() {
        UUID order = buyer.holds(ticket, 1);
        buyer.pays(order, "sim_decline");
        buyer.cancels(order).then().statusCode(200);
        String charge = PaymentRows.reference(order);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> PaymentRows.secondsUntilCheck(PaymentRows.id(order)) == null);
        Jobs.archiveOrders();
        assertThat(isArchived(order)).isTrue();

        PaymentRows.captureSimulatedCharge(charge);
        notifications.fire(new ProviderNotification(
                "simulated", "late-" + order, charge, null, new ChargeState.Captured(new Money(2_500, "EUR"))));

        assertThat(PaymentRows.outcomeOf("late-" + order)).isEqualTo("APPLIED");
        buyer.awaitPayment(order, "REFUNDED");
        buyer.reads(order).then().body("status", equalTo("CANCELLED"));
    }

    @Test
    void countsArchivedUnitsForTheBuyerLimit() {
        OfferedTicket limited = ticket.next().maxPerBuyer(3).published();
        UUID paid = buyer.buys(limited, 2);
        buyer.cancels(buyer.holds(limited, 1));
        Jobs.archiveOrders();

        buyer.orders(limited, 2).then().statusCode(409).body("remaining", equalTo(1));
        operator.refundsUnits(paid, limited, 1);
        buyer.awaitRefunded(paid, limited.price());
        Jobs.archiveOrders();
        buyer.orders(limited, 3).then().statusCode(409).body("remaining", equalTo(2));
        operator.refunds(paid);
        buyer.awaitStatus(paid, "REFUNDED");
        Jobs.archiveOrders();
        buyer.holds(limited, 3);
    }

    @Test
    void erasesArchivedOrders() {
        UUID order = archivedOrder(1);

        String erasure = operator.request()
                .body("{\"buyer\": \"%s\"}".formatted(buyer.name()))
                .post("/api/admin/erasures")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> operator.request()
                        .get("/api/admin/erasures/{id}", erasure)
                        .then()
                        .body("status", equalTo("DONE"))
                        .body("orders", equalTo(1)));
        operator.reads(order).then().body("buyer", equalTo("erased:" + erasure));
        assertThat(Database.count("select count(*) from orders_archive where user_id = ?", buyer.name()))
                .isZero();
    }

    @Test
    void refusesRowsThatWereNotArchived() {
        UUID order = archivedOrder(1);

        assertThatThrownBy(() -> Database.update("""
                        insert into orders select id, user_id, 'REFUNDED', reason, total_amount, total_currency, expires_at,
                            version, created_at, updated_at, paid_by from orders_archive where id = ?
                        """, order)).hasMessageContaining("cannot begin");
        assertThatThrownBy(() -> Database.update(
                        "update payment_archive set status = 'REFUND_PENDING' where order_id = ?", order))
                .hasMessageContaining("archived_payments_have_ended");
        assertThatThrownBy(() -> Database.update("""
                        insert into refund_archive (id, order_id, amount, currency, status, reason, restock, requested_by,
                            created_at, updated_at)
                        values (gen_random_uuid(), ?, 0, 'EUR', 'PENDING', '', true, '', now(), now())
                        """, order)).hasMessageContaining("archived_refunds_have_ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "order_item", "order_transition", "payment", "refund", "refund_line"})
    void hasTheColumnsOfTheTablesThatSell(String table) {
        assertThat(ArchivedRows.columns(table + "_archive")).isEqualTo(ArchivedRows.columns(table));
    }

    private UUID archivedOrder(int quantity) {
        UUID order = buyer.buys(ticket, quantity);
        Jobs.archiveOrders();
        assertThat(isArchived(order)).isTrue();
        return order;
    }

    /** What buyers, staff and operators can read about the buyer and the ticket. */
    private String everything(UUID order) {
        return String.join(
                "\n",
                buyer.reads(order).asString(),
                buyer.request().get("/api/orders/{id}/refunds", order).asString(),
                list(buyer, "/api/orders", "count", true),
                list(buyer, "/api/orders", "limit", 2),
                list(buyer, "/api/orders", "status", "REFUNDED"),
                list(operator, "/api/admin/orders", "buyer", buyer.name()),
                list(operator, "/api/admin/orders", "ticketId", ticket.id()),
                list(operator, "/api/admin/orders", "limit", 4),
                list(operator, "/api/tickets/" + ticket.id() + "/orders", "limit", 3),
                list(operator, "/api/admin/orders", "q", buyer.name()),
                operator.request().get("/api/admin/orders/{id}", order).asString(),
                list(operator, "/api/sales", "ticketId", ticket.id()),
                list(operator, "/api/sales/summary", "showId", ticket.showId()),
                operator.request()
                        .accept("text/csv")
                        .queryParam("buyer", buyer.name())
                        .get("/api/admin/orders")
                        .asString(),
                buyer.request().get("/api/me/data").asString().replaceFirst("\"exportedAt\":\"[^\"]+\"", ""),
                reconciled());
    }

    private static String list(Buyer caller, String path, String name, Object value) {
        Response response = caller.request().queryParam(name, value).get(path);
        response.then().statusCode(200);
        return response.asString();
    }

    private String reconciled() {
        return operator.request()
                .get("/api/admin/reconciliation")
                .jsonPath()
                .getList("tickets.findAll { it.ticketId == '%s' }".formatted(ticket.id()))
                .toString();
    }
}
