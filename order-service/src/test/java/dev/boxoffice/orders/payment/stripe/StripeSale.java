package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.PaymentRows;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One order of two units, and its state in this service and at Stripe. */
record StripeSale(StripeDouble stripe, URI service, Buyer buyer, OfferedTicket ticket, UUID order) {

    static final int QUANTITY = 2;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** An order without a payment. */
    static StripeSale of(StripeDouble stripe, URI service, OfferedTicket offer) {
        Buyer buyer = Buyer.anyone();
        OfferedTicket ticket = offer.published();
        return new StripeSale(stripe, service, buyer, ticket, buyer.holds(ticket, QUANTITY));
    }

    /** Opens a payment that the buyer's browser can confirm. */
    StripeSale opened() {
        buyer.pays(order, null).then().statusCode(200);
        return this;
    }

    /** Pays with a card that succeeds at once. */
    StripeSale paid() {
        buyer.pays(order, StripeDouble.SUCCEEDS).then().statusCode(200).body("status", equalTo("COMPLETE"));
        return this;
    }

    /** The payment intent of the last attempt. */
    String intent() {
        return PaymentRows.reference(order);
    }

    UUID paymentId() {
        return PaymentRows.id(order);
    }

    /** The order's payment intents at Stripe, oldest first. */
    List<ObjectNode> intents() {
        return stripe.ledger().intents().stream()
                .map(stripe.ledger()::intent)
                .filter(intent -> order.toString()
                        .equals(intent.path("metadata").path("order_id").asText()))
                .toList();
    }

    /** Stripe sends the state of the last attempt. */
    void notified(String eventType) {
        assertThat(stripe.notify(service, eventType, intent())).isEqualTo(200);
    }

    StripeEvent event(String eventType) {
        return StripeEvent.of(eventType, stripe.ledger().objectOf(eventType, intent()));
    }

    /** Makes the follow-up check this order's payments now. */
    void hastenCheck() {
        PaymentRows.hastenCheck(order);
    }

    /** Hastens checks until the order and its payment have these statuses. */
    void eventuallyIs(String orderStatus, String paymentStatus) {
        await().atMost(LIMIT).untilAsserted(() -> {
            hastenCheck();
            Jobs.followUpPayments();
            is(orderStatus, paymentStatus);
        });
    }

    /** Awaits the transition, since a captured payment may complete the order at once. */
    void expires() {
        OrderRows.expireNow(order);
        Jobs.expireOrders();
        await().atMost(LIMIT)
                .untilAsserted(() -> buyer.reads(order).then().statusCode(200).body("history.to", hasItem("EXPIRED")));
    }

    void is(String orderStatus, String paymentStatus) {
        buyer.reads(order)
                .then()
                .statusCode(200)
                .body("status", equalTo(orderStatus))
                .body("payment.status", equalTo(paymentStatus));
        switch (orderStatus) {
            case "CREATED", "AWAITING_PAYMENT" -> hasStock(QUANTITY, 0);
            case "COMPLETE" -> hasStock(0, QUANTITY);
            default -> hasStock(0, 0);
        }
    }

    private void hasStock(int held, int sold) {
        assertThat(ticket.held()).as("held").isEqualTo(held);
        assertThat(ticket.sold()).as("sold").isEqualTo(sold);
    }

    /** Stripe captured exactly one intent and refunded nothing. */
    void isChargedOnce() {
        is("COMPLETE", "CAPTURED");
        assertThat(transitionsTo("COMPLETE")).isEqualTo(1);
        assertThat(intents()).singleElement().satisfies(intent -> {
            assertThat(intent.path("status").asText()).isEqualTo("succeeded");
            assertThat(intent.path("amount_received").asLong()).isEqualTo(QUANTITY * ticket.price());
        });
        assertThat(stripe.ledger().refunds(intent())).isEmpty();
    }

    /** Stripe refunded the full amount, once. */
    void isRefundedInFull() {
        assertThat(stripe.ledger().refunds(intent()))
                .filteredOn(refund -> refund.path("status").asText().equals("succeeded"))
                .singleElement()
                .satisfies(refund -> assertThat(refund.path("amount").asLong())
                        .isEqualTo(stripe.ledger()
                                .intent(intent())
                                .path("amount_received")
                                .asLong()));
    }

    void isCancelledAtStripe() {
        assertThat(stripe.ledger().intent(intent()).path("status").asText()).isEqualTo("canceled");
    }

    UUID ticketId() {
        return ticket.id();
    }

    long transitionsTo(String status) {
        return OrderRows.transitionsTo(status, order);
    }

    long version() {
        return OrderRows.version(order);
    }

    long notifications() {
        return PaymentRows.notifications(intent());
    }

    static String outcome(StripeEvent event) {
        return PaymentRows.outcomeOf(event.id());
    }
}
