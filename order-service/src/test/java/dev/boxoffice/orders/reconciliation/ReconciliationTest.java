package dev.boxoffice.orders.reconciliation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedPool;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.orders.PoolRows;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.testing.Stack;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test causes drift and expects to see it. */
@OrderServiceTest
class ReconciliationTest {

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final Buyer buyer = Buyer.anyone();
    private OfferedTicket ticket;
    private UUID order;

    @BeforeEach
    void sell() {
        ticket = OfferedTicket.onSale(10).published();
        order = buyer.buys(ticket, 2);
        buyer.holds(ticket, 3);
    }

    @AfterEach
    void repair() {
        TicketRows.setStock(ticket.id(), 3, 2);
    }

    @Test
    void reportsNoDriftForConsistentOrders() {
        reconcile()
                .then()
                .statusCode(200)
                .body("checkedAt", notNullValue())
                .body("tickets.findAll { it.ticketId == '%s' }".formatted(ticket.id()), empty())
                .body("orders.findAll { it.orderId == '%s' }".formatted(order), empty())
                .body("totals.sold.counter", greaterThanOrEqualTo(2))
                .body("totals.held.orders", greaterThanOrEqualTo(3))
                .body("totals.money.currency", hasItem("EUR"));
    }

    @Test
    void listsCountersThatDifferFromOrders() {
        long before = reconcile().jsonPath().getLong("drift");
        TicketRows.setStock(ticket.id(), 4, 1);

        Response found = reconcile();

        String drifting = "tickets.find { it.ticketId == '%s' }".formatted(ticket.id());
        found.then()
                .body(drifting + ".held.counter", equalTo(4))
                .body(drifting + ".held.orders", equalTo(3))
                .body(drifting + ".sold.counter", equalTo(1))
                .body(drifting + ".sold.orders", equalTo(2));
        assertThat(found.jsonPath().getLong("drift")).isEqualTo(before + 1);
        given().get(health).then().body(containsString("\"reconciliation\"")).body(containsString("\"drift\": "));
        given().get(metrics).then().body(containsString("boxoffice_reconciliation_drift " + (before + 1) + ".0"));
    }

    @Test
    void listsPoolsThatDifferFromTheirOrders() {
        OfferedPool pool = OfferedPool.of(10).published();
        buyer.holds(OfferedTicket.onSale(10).in(pool).published(), 3);
        String drifting = "pools.find { it.poolId == '%s' }".formatted(pool.id());
        reconcile().then().body("totals.pools", greaterThanOrEqualTo(1)).body(drifting, nullValue());

        PoolRows.corrupt(pool.id(), "held = 4");

        reconcile()
                .then()
                .body(drifting + ".name", equalTo("Floor"))
                .body(drifting + ".held.counter", equalTo(4))
                .body(drifting + ".held.orders", equalTo(3));
        PoolRows.corrupt(pool.id(), "held = 3");
        reconcile().then().body(drifting, nullValue());
    }

    @Test
    void listsPaymentsThatDifferFromTheirOrder() {
        PaymentRows.setReceivedAmount(order, 4_999);

        assertThat(problemsOf(order)).containsExactly("wrong-amount");

        PaymentRows.setReceivedAmount(order, 5_000);
        assertThat(problemsOf(order)).isEmpty();
    }

    @Test
    void listsCompleteOrdersWhosePaymentWasRefunded() {
        PaymentRows.markRefunded(order);
        try {
            assertThat(problemsOf(order)).containsExactly("unpaid");
        } finally {
            OrderRows.markRefunded(order);
            PaymentRows.recordRefund(order);
            TicketRows.setStock(ticket.id(), 3, 0);
        }
        assertThat(problemsOf(order)).isEmpty();
        ticket = OfferedTicket.onSale(10).published();
    }

    @Test
    void listsOrdersWhoseLinesDoNotSumToTheTotal() {
        OrderRows.addToUnitPrice(order, 1);

        assertThat(problemsOf(order)).containsExactly("wrong-total");

        OrderRows.addToUnitPrice(order, -1);
    }

    @Test
    void showsTheAgeOfTheOldestPendingRefund() {
        UUID refunded = buyer.buys(OfferedTicket.onSale(1).published(), 1);
        PaymentRows.markRefundPending(refunded, Duration.ofHours(3));

        Response found = reconcile();

        found.then().body("totals.refunds.pending", greaterThanOrEqualTo(1));
        Instant oldest = Instant.parse(found.path("totals.refunds.oldestSince"));
        assertThat(oldest).isBefore(Instant.parse(found.path("checkedAt")).minus(Duration.ofHours(3)));
        assertThat(problemsOf(refunded)).isEmpty();
        given().get(metrics).then().body(matchesPattern("(?s).*boxoffice_refunds_oldest_age_seconds 1\\d{4}\\.0.*"));
        PaymentRows.checkNow(refunded);
        buyer.awaitStatus(refunded, "REFUNDED");
    }

    @Test
    void countsDriftBeyondTheListedRows() {
        TicketRows.insertDriftingCopies(ticket.id(), "Drifting", 101);
        try {
            Response found = reconcile();

            assertThat(found.jsonPath().getLong("drift")).isGreaterThan(100);
            found.then().body("tickets", hasSize(100));
        } finally {
            TicketRows.deleteTitled("Drifting");
        }
    }

    @Test
    void doesNotWaitForRowsBeingChanged() throws SQLException {
        try (var other = Stack.ownerConnection("orders")) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("lock table ticket, orders, order_item, payment in share row exclusive mode");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> reconcile().then().statusCode(200));
            other.rollback();
        }
    }

    @Test
    void isForOperatorsOnly() {
        given().get("/api/admin/reconciliation").then().statusCode(401);
        buyer.request().get("/api/admin/reconciliation").then().statusCode(403);
    }

    private static Response reconcile() {
        return Buyer.operator().request().get("/api/admin/reconciliation");
    }

    private static List<String> problemsOf(UUID order) {
        return reconcile()
                .jsonPath()
                .getList("orders.findAll { it.orderId == '%s' }.problem".formatted(order), String.class);
    }
}
