package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Concurrently;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
class PartialRefundTest {

    private final Buyer buyer = Buyer.anyone();
    private final Buyer operator = Buyer.operator();
    private OfferedTicket ticket;
    private UUID order;

    @BeforeEach
    void buy() {
        ticket = OfferedTicket.onSale(5).published();
        order = buyer.buys(ticket, 3);
    }

    private Response refunds(Buyer by, String body) {
        return by.request().body(body).post("/api/orders/{id}/refunds", order);
    }

    private String units(int quantity) {
        return "{\"lines\": [%s]}".formatted(Buyer.line(ticket, quantity));
    }

    private static String amount(long amount) {
        return "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(amount);
    }

    private void awaitRefunded(long amount) {
        buyer.awaitRefunded(order, amount);
    }

    @Test
    void refundsOneUnitAndThenTheRest() {
        String location = refunds(operator, units(1))
                .then()
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .body("amount.amount", equalTo((int) ticket.price()))
                .extract()
                .header("Location");
        awaitRefunded(ticket.price());

        buyer.reads(order)
                .then()
                .body("status", equalTo("COMPLETE"))
                .body("payment.status", equalTo("CAPTURED"))
                .body("items[0].refundedQuantity", equalTo(1));
        buyer.request().get(location).then().statusCode(200).body("status", equalTo("DONE"));
        assertThat(ticket.sold()).isEqualTo(2);

        operator.refunds(order).then().statusCode(200);
        buyer.awaitStatus(order, "REFUNDED");
        assertThat(ticket.sold()).isZero();
        buyer.request().get("/api/orders/{id}/refunds", order).then().body("items", hasSize(2));
    }

    @Test
    void refundsTheSameUnitsOnceForConcurrentRequests() {
        Callable<Integer> request = () -> refunds(operator, units(3)).statusCode();

        List<Integer> statuses = Concurrently.run(Collections.nCopies(6, request));

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        buyer.awaitStatus(order, "REFUNDED");
        assertThat(ticket.sold()).isZero();
    }

    @Test
    void neverRefundsMoreThanWasPaid() {
        Callable<Integer> request =
                () -> refunds(operator, amount(2 * ticket.price())).statusCode();

        List<Integer> statuses = Concurrently.run(Collections.nCopies(6, request));

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        awaitRefunded(2 * ticket.price());
        refunds(operator, amount(ticket.price() + 1))
                .then()
                .statusCode(409)
                .body("type", endsWith("/refund-exceeds-payment"))
                .body("left.amount", equalTo((int) ticket.price()));
    }

    @Test
    void refundsOnceAfterACrashBetweenProviderAndRecord() {
        UUID refund = UUID.fromString(
                refunds(operator, units(1)).then().statusCode(201).extract().path("id"));
        awaitRefunded(ticket.price());
        // as if the process had died after the provider's answer
        Database.update("update refund set status = 'PENDING', provider_reference = null where id = ?", refund);
        Database.update("update orders set refunded_amount = 0 where id = ?", order);
        Database.update("update order_item set refunded = 0, restocked = 0 where order_id = ?", order);
        Database.update("update ticket set sold = sold + 1 where id = ?", ticket.id());
        Database.update("update payment set next_check_at = clock_timestamp() where order_id = ?", order);

        awaitRefunded(ticket.price());

        assertThat(Database.count("""
                select count(*) from simulated_refund r join payment p on p.reference = r.reference where p.order_id = ?
                """, order)).isEqualTo(1);
        assertThat(ticket.sold()).isEqualTo(2);
    }

    @Test
    void refundsOnceForOneKey() {
        String key = UUID.randomUUID().toString();
        Callable<Response> request = () -> operator.request()
                .header("Idempotency-Key", key)
                .body(units(1))
                .post("/api/orders/{id}/refunds", order);

        List<Response> responses = Concurrently.run(Collections.nCopies(3, request));

        assertThat(responses).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
        awaitRefunded(ticket.price());
        operator.request()
                .header("Idempotency-Key", key)
                .body(units(1))
                .post("/api/orders/{id}/refunds", order)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("status", equalTo("DONE"));
    }

    /** Earlier releases requested a refund by the status of its payment alone. */
    @Test
    void refundsWhatAnEarlierReleaseHasRequested() {
        Database.update("""
                update payment set status = 'REFUND_PENDING', reason = 'refund-requested', next_check_at = clock_timestamp()
                where order_id = ?
                """, order);

        buyer.awaitStatus(order, "REFUNDED");

        assertThat(ticket.sold()).isZero();
        operator.request()
                .get("/api/orders/{id}/refunds", order)
                .then()
                .body("items", hasSize(1))
                .body("items[0].status", equalTo("DONE"));
    }

    @Test
    void showsReasonsOnlyToStaff() {
        String body = "{\"amount\": {\"amount\": 1, \"currency\": \"EUR\"}, \"reason\": \"goodwill\"}";
        String location =
                refunds(operator, body).then().statusCode(201).extract().header("Location");

        operator.request().get(location).then().body("reason", equalTo("goodwill"));
        buyer.request()
                .get(location)
                .then()
                .statusCode(200)
                .body("$", not(hasKey("reason")))
                .body("$", not(hasKey("requestedBy")));
        buyer.request()
                .get("/api/orders/{id}/refunds", order)
                .then()
                .body("items[0]", not(hasKey("reason")))
                .body("items[0]", not(hasKey("requestedBy")));
    }

    @Test
    void refusesAmountsThatTheProviderCannotRefund() {
        refunds(operator, "{\"amount\": {\"amount\": 1005, \"currency\": \"KWD\"}}")
                .then()
                .statusCode(400)
                .body("detail", containsString("a multiple of KWD 0.010"));
    }

    @Test
    void keepsRefundedUnitsOutOfStock() {
        refunds(operator, "{\"lines\": [%s], \"restock\": false}".formatted(Buyer.line(ticket, 1)))
                .then()
                .statusCode(201);

        awaitRefunded(ticket.price());
        assertThat(ticket.sold()).isEqualTo(3);
    }

    @Test
    void isForStaffOnly() {
        refunds(buyer, units(1)).then().statusCode(403);
        refunds(Buyer.anyone(), units(1)).then().statusCode(404);
        Buyer.anyone().request().get("/api/orders/{id}/refunds", order).then().statusCode(404);
    }

    @Test
    void refundsAllThatIsLeftWithoutABody() {
        operator.request().post("/api/orders/{id}/refunds", order).then().statusCode(201);

        buyer.awaitStatus(order, "REFUNDED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lines\": []}",
                "{\"amount\": {\"amount\": 0, \"currency\": \"EUR\"}}",
                "{\"amount\": {\"amount\": 1, \"currency\": \"USD\"}}",
                "{\"amount\": {\"amount\": 1, \"currency\": \"EUR\"}, \"restock\": true}",
                "{\"amount\": 1}",
                "{\"reason\": \"\\u0000\"}"
            })
    void refusesABadRequest(String body) {
        refunds(operator, body).then().statusCode(400).contentType(containsString("problem+json"));
    }

    @Test
    void refusesATicketThatIsNotInTheOrder() {
        refunds(
                        operator,
                        "{\"lines\": [%s]}"
                                .formatted(Buyer.line(OfferedTicket.onSale(1).published(), 1)))
                .then()
                .statusCode(422)
                .body("type", endsWith("/not-in-order"));
    }
}
