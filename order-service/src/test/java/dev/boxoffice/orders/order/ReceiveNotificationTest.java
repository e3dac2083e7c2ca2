package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.testing.Concurrently;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What providers say, late, twice, wrongly, and not at all. */
@OrderServiceTest
class ReceiveNotificationTest {

    private static final ChargeState CAPTURED = new ChargeState.Captured(new Money(2_500, "EUR"));

    @Inject
    Event<ProviderNotification> notifications;

    private final Buyer buyer = Buyer.anyone();
    private final OfferedTicket ticket = OfferedTicket.onSale(5).announced();

    @Test
    void haveOneEffectHoweverOftenTheyCome() {
        UUID order = awaitsMoney();
        List<Callable<Boolean>> deliveries = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String id = "same-" + order + (i % 2);
            deliveries.add(() -> tell(order, id, CAPTURED));
        }

        Concurrently.run(deliveries);

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("version", equalTo(3));
        assertThat(ticket.sold()).isEqualTo(1);
        assertThat(List.of(outcome("same-" + order + 0), outcome("same-" + order + 1)))
                .containsExactlyInAnyOrder("APPLIED", "IGNORED");
    }

    @Test
    void mayBeOvertakenByLaterNews() {
        UUID order = awaitsMoney();

        tell(order, "won-" + order, CAPTURED);
        tell(order, "lost-" + order, new ChargeState.Declined("card_declined"));

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("payment.status", equalTo("CAPTURED"));
        assertThat(outcome("lost-" + order)).isEqualTo("IGNORED");
    }

    @Test
    void mayBringMoneyAfterADecline() {
        UUID order = awaitsMoney();

        tell(order, "no-" + order, new ChargeState.Declined("card_declined"));
        tell(order, "yes-" + order, CAPTURED);

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("payment.status", equalTo("CAPTURED"));
    }

    @Test
    void bringNobodysMoneyTwice() {
        UUID order = awaitsMoney();
        String first = reference(order);
        tell(order, "no-" + order, new ChargeState.Declined("card_declined"));
        buyer.pays(order, "sim_success").then().statusCode(200);
        buyer.awaitStatus(order, "COMPLETE");

        notifications.fire(new ProviderNotification("simulated", "twice-" + order, first, null, CAPTURED));

        buyer.reads(order).then().body("status", equalTo("COMPLETE")).body("payment.attempt", equalTo(2));
        assertThat(Database.ask("select reason from payment where reference = ?", first))
                .isEqualTo("paid-twice");
        assertThat(ticket.sold()).isEqualTo(1);
        Database.change(
                "update simulated_charge set captured_at = now(), cancelled_at = null where reference = ?", first);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "REFUNDED".equals(Database.ask("select status from payment where reference = ?", first)));
        buyer.reads(order).then().body("status", equalTo("COMPLETE"));
    }

    @Test
    void ofAWrongAmountAreRejectedAndTheMoneyGoesBack() {
        UUID order = awaitsMoney();

        tell(order, "odd-" + order, new ChargeState.Captured(new Money(2_499, "EUR")));

        assertThat(outcome("odd-" + order)).isEqualTo("REJECTED");
        buyer.reads(order)
                .then()
                .body("status", equalTo("AWAITING_PAYMENT"))
                .body("payment.status", equalTo("REFUND_PENDING"))
                .body("payment.reason", equalTo("wrong-amount"));
        assertThat(ticket.held()).isEqualTo(1);
    }

    @Test
    void inAWrongCurrencyAreRejectedToo() {
        UUID order = awaitsMoney();

        tell(order, "odd-" + order, new ChargeState.Captured(new Money(2_500, "USD")));

        assertThat(outcome("odd-" + order)).isEqualTo("REJECTED");
        buyer.reads(order).then().body("status", equalTo("AWAITING_PAYMENT"));
    }

    @Test
    void ofAnUnknownChargeAreKeptAsRejected() {
        String id = "stray-" + UUID.randomUUID();

        notifications.fire(new ProviderNotification("simulated", id, "nobody's", UUID.randomUUID(), CAPTURED));

        assertThat(outcome(id)).isEqualTo("REJECTED");
    }

    @Test
    void findTheirPaymentBeforeTheProvidersAnswerNamedTheCharge() {
        UUID order = awaitsMoney();
        UUID payment = (UUID) Database.ask("select id from payment where order_id = ?", order);
        Database.change("update payment set reference = null where id = ?", payment);

        notifications.fire(
                new ProviderNotification("simulated", "early-" + order, "sim_" + payment, payment, CAPTURED));

        buyer.reads(order).then().body("status", equalTo("COMPLETE"));
        assertThat(reference(order)).isEqualTo("sim_" + payment);
    }

    @Test
    void thatCannotBeTakenInAreKeptAsRejectedAndDoNotComeForEver() {
        UUID order = awaitsMoney();
        Database.change("update ticket set held = 0 where id = ?", ticket.id());

        tell(order, "broken-" + order, CAPTURED);

        assertThat(outcome("broken-" + order)).isEqualTo("REJECTED");
        buyer.reads(order).then().body("status", equalTo("AWAITING_PAYMENT"));
        Database.change("update ticket set held = 1 where id = ?", ticket.id());
    }

    @Test
    void thatAreLostAreMadeGoodByAsking() {
        UUID order = awaitsMoney();
        Database.change("update simulated_charge set captured_at = now() where reference = ?", reference(order));

        Database.change("update payment set next_check_at = clock_timestamp() where order_id = ?", order);

        buyer.awaitStatus(order, "COMPLETE");
    }

    @Test
    void ofARefundMadeWithTheProviderRefundTheOrder() {
        UUID order = buyer.buys(ticket, 1);

        tell(order, "back-" + order, new ChargeState.Refunded(new Money(2_500, "EUR")));

        buyer.reads(order).then().body("status", equalTo("REFUNDED"));
        assertThat(ticket.sold()).isZero();
    }

    @Test
    void ofAPartialRefundAreLeftToAnOperator() {
        UUID order = buyer.buys(ticket, 1);

        tell(order, "part-" + order, new ChargeState.Refunded(new Money(100, "EUR")));

        assertThat(outcome("part-" + order)).isEqualTo("REJECTED");
        buyer.reads(order).then().body("status", equalTo("COMPLETE"));
    }

    private UUID awaitsMoney() {
        UUID order = buyer.holds(ticket, 1);
        buyer.pays(order, "sim_pending").then().statusCode(200);
        return order;
    }

    private boolean tell(UUID order, String id, ChargeState state) {
        notifications.fire(new ProviderNotification("simulated", id, reference(order), null, state));
        return true;
    }

    private static String reference(UUID order) {
        return (String)
                Database.ask("select reference from payment where order_id = ? order by attempt desc limit 1", order);
    }

    private static String outcome(String notification) {
        return (String) Database.ask("select outcome from payment_notice where id = ?", notification);
    }
}
