package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.PublishedEvents;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class RefundOrderTest {

    private final Buyer buyer = Buyer.anyone();
    private final Buyer operator = Buyer.operator();

    @Test
    void refundsThePaymentAndRestocks() {
        OfferedTicket ticket = OfferedTicket.onSale(5).published();
        UUID order = buyer.buys(ticket, 2);

        operator.refunds(order)
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETE"))
                .body("payment.status", equalTo("REFUND_PENDING"))
                .body("history.reason", hasItem("refund-requested"));

        buyer.awaitStatus(order, "REFUNDED");
        buyer.reads(order)
                .then()
                .body("payment.status", equalTo("REFUNDED"))
                .body("history.to", contains("CREATED", "AWAITING_PAYMENT", "COMPLETE", "COMPLETE", "REFUNDED"))
                .body("history[3].actor", equalTo("operator"));
        assertThat(ticket.sold()).isZero();
        assertThat(PublishedEvents.json(PublishedEvents.await(Topics.AVAILABILITY, ticket.id(), 4)
                                .getLast())
                        .get("available")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void refusesAnAmountInsteadOfRefundingEverything() {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 2);

        operator.request()
                .body("{\"amount\": 100}")
                .post("/api/orders/{id}/refund", order)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("payment.status", equalTo("CAPTURED"));
    }

    @Test
    void acceptsAnEmptyObject() {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 2);

        operator.request()
                .body("{}")
                .post("/api/orders/{id}/refund", order)
                .then()
                .statusCode(200);
    }

    @Test
    void isForOperatorsOnly() {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 1);

        buyer.refunds(order).then().statusCode(403).contentType("application/problem+json");
        operator.refunds(UUID.randomUUID()).then().statusCode(404);
        buyer.reads(order).then().body("status", equalTo("COMPLETE"));
    }

    @Test
    void refusesUnpaidOrders() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);

        operator.refunds(order)
                .then()
                .statusCode(409)
                .body("type", endsWith("/illegal-transition"))
                .body("from", equalTo("CREATED"))
                .body("to", equalTo("REFUNDED"));
    }

    @Test
    void refundsOnceForConcurrentRequests() {
        OfferedTicket ticket = OfferedTicket.onSale(5).published();
        UUID order = buyer.buys(ticket, 2);
        Callable<Integer> request = () -> operator.refunds(order).statusCode();

        List<Integer> statuses = Concurrently.run(Collections.nCopies(6, request));

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        buyer.awaitStatus(order, "REFUNDED");
        assertThat(ticket.sold()).isZero();
        operator.refunds(order).then().statusCode(409).body("type", endsWith("/illegal-transition"));
    }

    @Test
    void refundsOnceForOneKey() {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 1);
        String key = UUID.randomUUID().toString();

        var first = operator.refundsWithKey(key, order);
        var second = operator.refundsWithKey(key, order);

        first.then().statusCode(200);
        second.then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(order.toString()));
    }

    @Test
    void refundsAFreeOrderWithoutAProvider() {
        OfferedTicket ticket = OfferedTicket.onSale(5).price(0, "EUR").published();
        UUID order = buyer.holds(ticket, 2);
        buyer.pays(order, null).then().statusCode(200);

        operator.refunds(order).then().statusCode(200).body("status", equalTo("REFUNDED"));

        assertThat(ticket.sold()).isZero();
    }

    @Test
    void continuesARefundAfterAProcessFailure() {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 1);
        PaymentRows.markRefundPending(order, Duration.ZERO);

        PaymentRows.checkNow(order);

        buyer.awaitStatus(order, "REFUNDED");
    }
}
