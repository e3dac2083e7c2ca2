package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import dev.boxoffice.testing.Concurrently;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Provider notifications that arrive late, repeatedly, with wrong contents or not at all. */
@OrderServiceTest
class ReceiveNotificationTest {

    private static final ChargeState CAPTURED = new ChargeState.Captured(new Money(2_500, "EUR"));

    @Inject
    Event<ProviderNotification> notifications;

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(5).published();

    @Test
    void appliesRepeatedNotificationsOnce() {
        UUID order = awaitsPayment();
        List<Callable<Boolean>> deliveries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String id = "same-" + order + (i % 2);
            deliveries.add(() -> notify(order, id, CAPTURED));
        }

        Concurrently.run(deliveries);

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("version", equalTo(3));
        assertThat(ticket.sold()).isEqualTo(1);
        assertThat(List.of(PaymentRows.outcomeOf("same-" + order + 0), PaymentRows.outcomeOf("same-" + order + 1)))
                .containsExactlyInAnyOrder("APPLIED", "IGNORED");
    }

    @Test
    void ignoresADeclineAfterTheCapture() {
        UUID order = awaitsPayment();

        notify(order, "won-" + order, CAPTURED);
        notify(order, "lost-" + order, new ChargeState.Declined("card_declined"));

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("payment.status", equalTo("CAPTURED"));
        assertThat(PaymentRows.outcomeOf("lost-" + order)).isEqualTo("IGNORED");
    }

    @Test
    void completesAnOrderCapturedAfterADecline() {
        UUID order = awaitsPayment();

        notify(order, "no-" + order, new ChargeState.Declined("card_declined"));
        notify(order, "yes-" + order, CAPTURED);

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("payment.status", equalTo("CAPTURED"));
    }

    @Test
    void doesNotCaptureTwice() {
        UUID order = awaitsPayment();
        String first = PaymentRows.reference(order);
        notify(order, "no-" + order, new ChargeState.Declined("card_declined"));
        buyer.pays(order, "sim_success").then().statusCode(200);
        buyer.awaitStatus(order, "COMPLETE");

        notifications.fire(new ProviderNotification("simulated", "twice-" + order, first, null, CAPTURED));

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("payment.attempt", equalTo(2));
        assertThat(PaymentRows.reasonOfCharge(first)).isEqualTo("paid-twice");
        assertThat(ticket.sold()).isEqualTo(1);
        PaymentRows.captureSimulatedCharge(first);
        await().atMost(Duration.ofSeconds(30)).until(() -> "REFUNDED".equals(PaymentRows.statusOfCharge(first)));
        buyer.reads(order).then().body("status", equalTo("COMPLETE"));
    }

    @Test
    void rejectsAWrongAmountAndRefundsIt() {
        UUID order = awaitsPayment();

        notify(order, "odd-" + order, new ChargeState.Captured(new Money(2_499, "EUR")));

        assertThat(PaymentRows.outcomeOf("odd-" + order)).isEqualTo("REJECTED");
        buyer.reads(order)
                .then()
                .body("status", equalTo("AWAITING_PAYMENT"))
                .body("payment.status", equalTo("REFUND_PENDING"))
                .body("payment.reason", equalTo("wrong-amount"));
        assertThat(ticket.held()).isEqualTo(1);
    }

    @Test
    void rejectsAWrongCurrency() {
        UUID order = awaitsPayment();

        notify(order, "odd-" + order, new ChargeState.Captured(new Money(2_500, "USD")));

        assertThat(PaymentRows.outcomeOf("odd-" + order)).isEqualTo("REJECTED");
        buyer.reads(order).then().body("status", equalTo("AWAITING_PAYMENT"));
    }

    @Test
    void recordsANotificationForAnUnknownChargeAsRejected() {
        String id = "stray-" + UUID.randomUUID();

        notifications.fire(new ProviderNotification("simulated", id, "unknown", UUID.randomUUID(), CAPTURED));

        assertThat(PaymentRows.outcomeOf(id)).isEqualTo("REJECTED");
    }

    @Test
    void findsThePaymentBeforeTheChargeReferenceIsKnown() {
        UUID order = awaitsPayment();
        UUID payment = PaymentRows.id(order);
        PaymentRows.forgetReference(payment);

        notifications.fire(
                new ProviderNotification("simulated", "early-" + order, "sim_" + payment, payment, CAPTURED));

        buyer.reads(order).then().body("status", equalTo("COMPLETE"));
        assertThat(PaymentRows.reference(order)).isEqualTo("sim_" + payment);
    }

    @Test
    void recordsAFailingNotificationAsRejected() {
        UUID order = awaitsPayment();
        TicketRows.setHeld(ticket.id(), 0);

        notify(order, "broken-" + order, CAPTURED);

        assertThat(PaymentRows.outcomeOf("broken-" + order)).isEqualTo("REJECTED");
        buyer.reads(order).then().body("status", equalTo("AWAITING_PAYMENT"));
        TicketRows.setHeld(ticket.id(), 1);
    }

    @Test
    void recoversLostNotificationByPolling() {
        UUID order = awaitsPayment();
        PaymentRows.captureSimulatedCharge(PaymentRows.reference(order));

        PaymentRows.checkNow(order);

        buyer.awaitStatus(order, "COMPLETE");
    }

    @Test
    void refundsTheOrderAfterARefundAtTheProvider() {
        UUID order = buyer.buys(ticket, 1);

        notify(order, "back-" + order, refunded("re-back-" + order, 2_500));

        buyer.reads(order).then().body("status", equalTo("REFUNDED"));
        assertThat(ticket.sold()).isZero();
    }

    @Test
    void recordsAPartialRefundAtTheProvider() {
        UUID order = buyer.buys(ticket, 1);

        notify(order, "part-" + order, refunded("re-part-" + order, 100));

        assertThat(PaymentRows.outcomeOf("part-" + order)).isEqualTo("APPLIED");
        buyer.reads(order)
                .then()
                .body("status", equalTo("COMPLETE"))
                .body("refunded.amount", equalTo(100))
                .body("items[0].refundedQuantity", equalTo(0));
        assertThat(ticket.sold()).isEqualTo(1);
    }

    private static ChargeState refunded(String reference, long amount) {
        return new ChargeState.Refund(
                new RefundState(null, reference, new Money(amount, "EUR"), RefundStatus.DONE, null));
    }

    private UUID awaitsPayment() {
        UUID order = buyer.holds(ticket, 1);
        buyer.pays(order, "sim_pending").then().statusCode(200);
        return order;
    }

    private boolean notify(UUID order, String id, ChargeState state) {
        notifications.fire(new ProviderNotification("simulated", id, PaymentRows.reference(order), null, state));
        return true;
    }
}
