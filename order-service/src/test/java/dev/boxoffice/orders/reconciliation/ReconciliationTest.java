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

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Stack;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drift is planted and must be seen; all the other tests of this service leave none behind. */
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
        ticket = OfferedTicket.onSale(10).announced();
        order = buyer.buys(ticket, 2);
        buyer.holds(ticket, 3);
    }

    @AfterEach
    void mend() {
        Database.change("update ticket set held = 3, sold = 2 where id = ?", ticket.id());
    }

    @Test
    void agreesWhenNothingDrifts() {
        reconciles()
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
    void listsCountersThatDifferFromTheirOrders() {
        long before = reconciles().jsonPath().getLong("drift");
        Database.change("update ticket set held = 4, sold = 1 where id = ?", ticket.id());

        Response found = reconciles();

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
    void listsMoneyThatDiffersFromItsOrder() {
        Database.change("update payment set received_amount = 4999 where order_id = ?", order);

        assertThat(problemsOf(order)).containsExactly("wrong-amount");

        Database.change("update payment set received_amount = 5000 where order_id = ?", order);
        assertThat(problemsOf(order)).isEmpty();
    }

    @Test
    void listsCompleteOrdersWhoseMoneyIsGone() {
        Database.change("update payment set status = 'REFUNDED' where order_id = ?", order);
        try {
            assertThat(problemsOf(order)).containsExactly("unpaid");
        } finally {
            Database.change("update orders set status = 'REFUNDED', version = version + 1 where id = ?", order);
            Database.change("update ticket set sold = 0 where id = ?", ticket.id());
        }
        assertThat(problemsOf(order)).isEmpty();
        ticket = OfferedTicket.onSale(10).announced();
    }

    @Test
    void listsLinesThatAddUpToAnotherTotal() {
        Database.change("update order_item set unit_amount = unit_amount + 1 where order_id = ?", order);

        assertThat(problemsOf(order)).containsExactly("wrong-total");

        Database.change("update order_item set unit_amount = unit_amount - 1 where order_id = ?", order);
    }

    @Test
    void showsMoneyThatIsLongOnItsWayBack() {
        UUID refunded = buyer.buys(OfferedTicket.onSale(1).announced(), 1);
        Database.change("""
                update payment set status = 'REFUND_PENDING', next_check_at = null,
                    updated_at = clock_timestamp() - interval '3 hours'
                where order_id = ?
                """, refunded);

        Response found = reconciles();

        found.then().body("totals.refunds.pending", greaterThanOrEqualTo(1));
        Instant oldest = Instant.parse(found.path("totals.refunds.oldestSince"));
        assertThat(oldest).isBefore(Instant.parse(found.path("checkedAt")).minus(Duration.ofHours(3)));
        assertThat(problemsOf(refunded)).isEmpty();
        given().get(metrics).then().body(matchesPattern("(?s).*boxoffice_refunds_oldest_age_seconds 1\\d{4}\\.0.*"));
        Database.change("update payment set next_check_at = clock_timestamp() where order_id = ?", refunded);
        buyer.awaitStatus(refunded, "REFUNDED");
    }

    @Test
    void countsWhatItDoesNotList() {
        Database.change(
                "insert into ticket select gen_random_uuid(), 'Drifting', venue, starts_at, price_amount,"
                        + " price_currency, capacity, max_per_order, seller_id, status, version, allotment, 1, 0, stock_version"
                        + " from ticket, generate_series(1, 101) where id = ?",
                ticket.id());
        try {
            Response found = reconciles();

            assertThat(found.jsonPath().getLong("drift")).isGreaterThan(100);
            found.then().body("tickets", hasSize(100));
        } finally {
            Database.change("delete from ticket where title = 'Drifting'");
        }
    }

    @Test
    void waitsForNobody() throws SQLException {
        try (var other = Stack.ownerConnection("orders")) {
            other.setAutoCommit(false);
            other.createStatement()
                    .execute("lock table ticket, orders, order_item, payment in share row exclusive mode");

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> reconciles().then().statusCode(200));
            other.rollback();
        }
    }

    @Test
    void isForOperatorsOnly() {
        given().get("/api/admin/reconciliation").then().statusCode(401);
        buyer.asks().get("/api/admin/reconciliation").then().statusCode(403);
    }

    private static Response reconciles() {
        return Buyer.operator().asks().get("/api/admin/reconciliation");
    }

    private static java.util.List<String> problemsOf(UUID order) {
        return reconciles()
                .jsonPath()
                .getList("orders.findAll { it.orderId == '%s' }.problem".formatted(order), String.class);
    }
}
