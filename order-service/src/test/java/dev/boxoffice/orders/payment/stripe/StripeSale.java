package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One order of two admissions, and what this service and Stripe say of it. */
record StripeSale(StripeDouble stripe, URI service, Buyer buyer, OfferedTicket ticket, UUID order) {

    static final int QUANTITY = 2;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    /** An order that nobody has begun to pay. */
    static StripeSale of(StripeDouble stripe, URI service, OfferedTicket listing) {
        Buyer buyer = Buyer.anyone();
        OfferedTicket ticket = listing.announced();
        return new StripeSale(stripe, service, buyer, ticket, buyer.holds(ticket, QUANTITY));
    }

    /** The buyer's browser has what it needs to confirm. */
    StripeSale opened() {
        buyer.pays(order, null).then().statusCode(200);
        return this;
    }

    /** Paid with a card at once. */
    StripeSale paid() {
        buyer.pays(order, StripeDouble.SUCCEEDS).then().statusCode(200).body("status", equalTo("COMPLETE"));
        return this;
    }

    /** Of the last attempt. */
    String intent() {
        return (String)
                Database.ask("select reference from payment where order_id = ? order by attempt desc limit 1", order);
    }

    UUID paymentId() {
        return (UUID) Database.ask("select id from payment where order_id = ? order by attempt desc limit 1", order);
    }

    /** What Stripe has for this order, the first attempt first. */
    List<ObjectNode> intents() {
        return stripe.ledger().intents().stream()
                .map(stripe.ledger()::intent)
                .filter(intent -> order.toString()
                        .equals(intent.path("metadata").path("order_id").asText()))
                .toList();
    }

    /** Stripe tells how the last attempt stands. */
    void told(String eventType) {
        assertThat(stripe.tells(service, eventType, intent())).isEqualTo(200);
    }

    StripeEvent event(String eventType) {
        return StripeEvent.of(eventType, stripe.ledger().objectOf(eventType, intent()));
    }

    /** The follow-up looks at this order's payments now. */
    void hurry() {
        Database.change("""
                update payment set next_check_at = clock_timestamp()
                where order_id = ? and next_check_at is not null
                """, order);
    }

    /** Hurries until it is so. */
    void comesTo(String orderStatus, String paymentStatus) {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            hurry();
            is(orderStatus, paymentStatus);
        });
    }

    void expires() {
        Database.change("update orders set expires_at = clock_timestamp() where id = ?", order);
        buyer.awaitStatus(order, "EXPIRED");
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

    /** Stripe took the money of one intent, there was no other, and none of it went back. */
    void isChargedOnce() {
        is("COMPLETE", "CAPTURED");
        assertThat(transitionsTo("COMPLETE")).isEqualTo(1);
        assertThat(intents()).singleElement().satisfies(intent -> {
            assertThat(intent.path("status").asText()).isEqualTo("succeeded");
            assertThat(intent.path("amount_received").asLong()).isEqualTo(QUANTITY * ticket.price());
        });
        assertThat(stripe.ledger().refunds(intent())).isEmpty();
    }

    /** Stripe gave all the money back, once. */
    void isGivenBack() {
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

    long transitionsTo(String status) {
        return Database.count(
                "select count(*) from order_transition where order_id = ? and to_status = ?", order, status);
    }

    long version() {
        return Database.count("select version from orders where id = ?", order);
    }

    long notifications() {
        return Database.count("select count(*) from payment_notice where reference = ?", intent());
    }

    static String outcome(StripeEvent event) {
        return (String) Database.ask("select outcome from payment_notice where id = ?", event.id());
    }
}
