package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.boxoffice.events.Topics;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.testing.PublishedEvents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promise 8: every captured payment ends either in a complete order or in a refund. */
@OrderServiceTest
class LatePaymentTest {

    private final Buyer buyer = Buyer.anyone();

    @Test
    void completesAnExpiredOrderWhileStockLasts() {
        OfferedTicket first = OfferedTicket.onSale(2).published();
        OfferedTicket second = OfferedTicket.onSale(3).published();
        UUID order = expiresWhilePaying(buyer, Buyer.line(first, 2), Buyer.line(second, 1));

        buyer.awaitStatus(order, "COMPLETE");

        buyer.reads(order)
                .then()
                .body("history.to", contains("CREATED", "AWAITING_PAYMENT", "EXPIRED", "COMPLETE"))
                .body("history[3].reason", equalTo("late-payment"))
                .body("payment.status", equalTo("CAPTURED"));
        assertThat(first.sold()).isEqualTo(2);
        assertThat(second.sold()).isEqualTo(1);
        assertThat(first.held() + second.held()).isZero();
    }

    @Test
    void refundsWhenOneLineIsSoldOut() {
        OfferedTicket plenty = OfferedTicket.onSale(10).published();
        OfferedTicket scarce = OfferedTicket.onSale(2).published();
        UUID order = holdsToPayLate(buyer, Buyer.line(plenty, 1), Buyer.line(scarce, 2));
        TicketRows.removeAvailable(scarce.id());

        OrderRows.expireNow(order);

        buyer.awaitPayment(order, "REFUNDED");
        buyer.reads(order)
                .then()
                .body("status", equalTo("EXPIRED"))
                .body("history.reason", hasItems("hold-expired", "late-payment", "payment-refunded"))
                .body("payment.reason", equalTo("late-payment"));
        assertThat(plenty.sold() + plenty.held() + scarce.sold() + scarce.held())
                .isZero();
        assertThat(typesOf(order))
                .containsSubsequence(
                        "dev.boxoffice.order.expired.v1",
                        "dev.boxoffice.payment.refund-pending.v1",
                        "dev.boxoffice.payment.refunded.v1");
    }

    @Test
    void refundsWhenTheTicketWasWithdrawn() {
        OfferedTicket ticket = OfferedTicket.onSale(2).published();
        UUID order = holdsToPayLate(buyer, Buyer.line(ticket, 1));
        ticket.next().withdrawn().published();

        OrderRows.expireNow(order);

        buyer.awaitPayment(order, "REFUNDED");
        buyer.reads(order).then().body("status", equalTo("EXPIRED"));
    }

    @Test
    void refundsAPaymentForACancelledOrder() {
        OfferedTicket ticket = OfferedTicket.onSale(2).published();
        UUID order = holdsToPayLate(buyer, Buyer.line(ticket, 1));

        buyer.cancels(order).then().statusCode(200);

        buyer.awaitPayment(order, "REFUNDED");
        buyer.reads(order)
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("payment.reason", equalTo("paid-after-cancel"));
        assertThat(ticket.sold() + ticket.held()).isZero();
    }

    @Test
    void refundsOneOfTwoLatePaymentsForTheLastUnit() {
        OfferedTicket ticket = OfferedTicket.onSale(2).published();
        Buyer other = Buyer.anyone();
        UUID one = holdsToPayLate(buyer, Buyer.line(ticket, 1));
        UUID two = holdsToPayLate(other, Buyer.line(ticket, 1));
        ticket.next().capacity(1).published();

        OrderRows.expireNow(one);
        OrderRows.expireNow(two);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Stream.of(one, two)
                        .map(PaymentRows::status)
                        .sorted()
                        .toList()
                        .equals(List.of("CAPTURED", "REFUNDED")));
        assertThat(Stream.of(one, two).map(OrderRows::status)).containsExactlyInAnyOrder("COMPLETE", "EXPIRED");
        assertThat(ticket.sold()).isEqualTo(1);
    }

    @Test
    void cancelsOpenChargesOfEndedOrders() {
        UUID cancelled = buyer.holds(OfferedTicket.onSale(2).published(), 1);
        buyer.pays(cancelled, "sim_pending").then().statusCode(200);
        UUID expired = buyer.holds(OfferedTicket.onSale(2).published(), 1);
        buyer.pays(expired, "sim_pending").then().statusCode(200);

        buyer.cancels(cancelled).then().statusCode(200);
        OrderRows.expireNow(expired);

        buyer.awaitPayment(cancelled, "FAILED");
        buyer.awaitPayment(expired, "FAILED");
        for (UUID order : List.of(cancelled, expired)) {
            buyer.reads(order).then().body("payment.reason", equalTo("cancelled"));
            assertThat(PaymentRows.cancelledSimulatedCharges(order)).isEqualTo(1);
        }
    }

    private static UUID expiresWhilePaying(Buyer buyer, String... lines) {
        UUID order = holdsToPayLate(buyer, lines);
        OrderRows.expireNow(order);
        return order;
    }

    private static UUID holdsToPayLate(Buyer buyer, String... lines) {
        UUID order = UUID.fromString(
                buyer.ordersLines(lines).then().statusCode(201).extract().path("id"));
        buyer.pays(order, "sim_late").then().statusCode(200);
        return order;
    }

    private static List<String> typesOf(UUID order) {
        return PublishedEvents.await(Topics.ORDERS, order, 5).stream()
                .map(PublishedEvents::type)
                .toList();
    }
}
