package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pays orders with the simulated provider. */
@OrderServiceTest
class PayOrderTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void completesTheOrderOnCapture() {
        OfferedTicket ticket = OfferedTicket.onSale(5).published();
        UUID order = buyer.holds(ticket, 2);

        buyer.pays(order, "sim_success")
                .then()
                .statusCode(200)
                .body("status", equalTo("AWAITING_PAYMENT"))
                .body("payment.status", equalTo("PENDING"))
                .body("payment.provider", equalTo("simulated"))
                .body("payment.method", equalTo("sim_success"))
                .body("payment.attempt", equalTo(1))
                .body("payment.amount.amount", equalTo(5_000));

        buyer.awaitStatus(order, "COMPLETE");
        buyer.reads(order)
                .then()
                .body("payment.status", equalTo("CAPTURED"))
                .body("version", equalTo(3))
                .body("history.to", contains("CREATED", "AWAITING_PAYMENT", "COMPLETE"))
                .body("history.reason", contains("placed", "payment-started", "paid"))
                .body("history.actor", contains(buyer.name(), buyer.name(), "simulated"));
        assertThat(ticket.held()).isZero();
        assertThat(ticket.sold()).isEqualTo(2);
    }

    @Test
    void staysPayableAfterADecline() {
        OfferedTicket ticket = OfferedTicket.onSale(5).published();
        UUID order = buyer.holds(ticket, 2);
        buyer.pays(order, "sim_decline").then().statusCode(200);

        buyer.awaitPayment(order, "FAILED");
        buyer.reads(order)
                .then()
                .body("status", equalTo("AWAITING_PAYMENT"))
                .body("payment.reason", equalTo("card_declined"));
        assertThat(ticket.held()).isEqualTo(2);

        buyer.pays(order, "sim_success").then().statusCode(200).body("payment.attempt", equalTo(2));
        buyer.awaitStatus(order, "COMPLETE");
        assertThat(ticket.sold()).isEqualTo(2);
    }

    @Test
    void startsOnePaymentPerKeyEvenAfterADecline() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);
        String key = UUID.randomUUID().toString();
        buyer.paysWithKey(key, order, "sim_decline").then().statusCode(200);
        buyer.awaitPayment(order, "FAILED");

        var second = buyer.paysWithKey(key, order, "sim_decline");

        second.then()
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("payment.status", equalTo("FAILED"));
        assertThat(PaymentRows.attempts(order)).isEqualTo(1);
        buyer.paysWithKey(key, order, "sim_success")
                .then()
                .statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
    }

    @Test
    void continuesThePendingPayment() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);
        buyer.pays(order, "sim_pending").then().statusCode(200);

        buyer.pays(order, "sim_pending").then().statusCode(200).body("payment.attempt", equalTo(1));
        buyer.pays(order, "sim_success")
                .then()
                .statusCode(409)
                .body("type", endsWith("/payment-pending"))
                .body("paymentMethod", equalTo("sim_pending"));
        assertThat(PaymentRows.attempts(order)).isEqualTo(1);
    }

    @Test
    void completesAFreeOrderAtOnce() {
        OfferedTicket ticket = OfferedTicket.onSale(5).price(0, "EUR").published();
        UUID order = buyer.holds(ticket, 2);

        buyer.pays(order, null)
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETE"))
                .body("payment", nullValue())
                .body("history[1].from", equalTo("CREATED"));
        assertThat(ticket.sold()).isEqualTo(2);
    }

    @Test
    void refusesToCompleteAnExpiredFreeOrder() {
        OfferedTicket ticket = OfferedTicket.onSale(5).price(0, "EUR").published();
        UUID order = buyer.holds(ticket, 2);
        OrderRows.expireNow(order);
        buyer.awaitStatus(order, "EXPIRED");

        buyer.pays(order, null)
                .then()
                .statusCode(409)
                .body("type", endsWith("/illegal-transition"))
                .body("from", equalTo("EXPIRED"));
        assertThat(ticket.held() + ticket.sold()).isZero();
    }

    @Test
    void extendsTheHoldOnceForPayment() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);
        OrderRows.setTimeLeft(order, Duration.ofSeconds(20));

        buyer.pays(order, "sim_decline").then().statusCode(200);
        assertThat(OrderRows.secondsLeft(order)).isBetween(200.0, 300.0);
        buyer.awaitPayment(order, "FAILED");

        OrderRows.setTimeLeft(order, Duration.ofSeconds(20));
        buyer.pays(order, "sim_pending").then().statusCode(200);
        assertThat(OrderRows.secondsLeft(order)).isLessThan(30);
    }

    @Test
    void refusesPaymentForAnExpiredHold() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);
        OrderRows.expireNow(order);

        int status = buyer.pays(order, "sim_success").statusCode();

        assertThat(status).isEqualTo(409);
        assertThat(PaymentRows.attempts(order)).isZero();
        buyer.awaitStatus(order, "EXPIRED");
        buyer.pays(order, "sim_success")
                .then()
                .statusCode(409)
                .body("type", endsWith("/illegal-transition"))
                .body("from", equalTo("EXPIRED"))
                .body("to", equalTo("AWAITING_PAYMENT"))
                .body("allowed", hasItem("COMPLETE"));
    }

    @Test
    void refusesToCancelAPaidOrder() {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 1);

        buyer.cancels(order)
                .then()
                .statusCode(409)
                .body("from", equalTo("COMPLETE"))
                .body("allowed", contains("REFUNDED"));
        buyer.pays(order, "sim_success").then().statusCode(409).body("type", endsWith("/illegal-transition"));
    }

    @Test
    void hidesOtherBuyersOrders() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);

        Buyer.anyone().pays(order, "sim_success").then().statusCode(404);
        buyer.pays(UUID.randomUUID(), "sim_success").then().statusCode(404);
        assertThat(PaymentRows.attempts(order)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"paymentMethod\": 1}",
                "{\"paymentMethod\": \"\"}",
                "{\"paymentMethod\": \"sim success\"}",
                "{\"method\": \"sim_success\"}"
            })
    void rejectsMalformedRequests(String body) {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);

        buyer.request()
                .body(body)
                .post("/api/orders/{id}/payment", order)
                .then()
                .statusCode(400);
        buyer.reads(order).then().body("status", equalTo("CREATED")).body("history", hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"paymentMethod\": \"cash\"}", "{\"paymentMethod\": \"SIM_SUCCESS\"}"})
    void rejectsUnknownPaymentMethods(String body) {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);

        buyer.request()
                .body(body)
                .post("/api/orders/{id}/payment", order)
                .then()
                .statusCode(422)
                .body("type", endsWith("/unknown-payment-method"));
        buyer.reads(order).then().body("status", equalTo("CREATED")).body("payment", nullValue());
    }

    @Test
    void listsOrdersWithTheirPayment() {
        UUID order = buyer.buys(OfferedTicket.onSale(5).published(), 1);

        buyer.request()
                .get("/api/orders?status=COMPLETE")
                .then()
                .body("items.id", contains(order.toString()))
                .body("items[0].payment.status", equalTo("CAPTURED"))
                .body("items[0].payment", not(nullValue()));
    }
}
