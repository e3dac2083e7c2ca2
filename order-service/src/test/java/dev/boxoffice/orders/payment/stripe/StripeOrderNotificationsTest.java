package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.orders.TicketRows;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Effects of Stripe's notifications on orders when they are late, wrong, forged or missing. */
@OrderServiceTest
@TestProfile(StripeProfile.class)
class StripeOrderNotificationsTest extends StripeTestBase {

    private static final int EVERY = 1_000;

    private StripeSale opened() {
        StripeSale sale = sale().opened();
        PaymentRows.postponeCheck(sale.order());
        return sale;
    }

    @ParameterizedTest
    @CsvSource({"4999, eur", "5001, eur", "5000, usd", "0, eur"})
    void rejectsAndRefundsUnexpectedAmounts(long amount, String currency) {
        StripeSale sale = opened();
        stripe.ledger().receives(sale.intent(), amount, currency);
        StripeEvent event = sale.event("payment_intent.succeeded");

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("REJECTED");
        sale.eventuallyIs("AWAITING_PAYMENT", "REFUNDED");
        if (amount > 0) {
            sale.isRefundedInFull();
        }
        sale.paid().is("COMPLETE", "CAPTURED");
    }

    @Test
    void refundsUnexpectedAmountsFoundByPolling() {
        StripeSale sale = opened();
        stripe.ledger().receives(sale.intent(), 1, "eur");

        sale.eventuallyIs("AWAITING_PAYMENT", "REFUNDED");

        sale.isRefundedInFull();
    }

    @Test
    void recordsForeignPaymentsAsRejected() {
        StripeSale sale = opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);
        var foreign = stripe.ledger().intent(sale.intent());
        foreign.put("id", "pi_" + UUID.randomUUID());
        foreign.putObject("metadata");
        StripeEvent event = StripeEvent.of("payment_intent.succeeded", foreign);

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("REJECTED");
        sale.is("AWAITING_PAYMENT", "PENDING");
    }

    @Test
    void refusesForgedNotifications() {
        StripeSale sale = opened();
        var paid = stripe.ledger().intent(sale.intent());
        paid.put("status", "succeeded").put("amount_received", 5_000);
        StripeEvent forged = StripeEvent.of("payment_intent.succeeded", paid);
        StripeEvent cancelled = sale.event("payment_intent.canceled");
        Instant now = Instant.now();

        List<StripeEvent> events = List.of(
                forged.signed("whsec_other", now),
                forged.signed(StripeDouble.WEBHOOK_SECRET, now.minus(Duration.ofMinutes(6))),
                forged.with(null),
                forged.with(cancelled.signature()),
                cancelled.tampered("canceled", "succeeded"));

        assertThat(events)
                .extracting(event -> event.sentTo(service).statusCode())
                .containsOnly(400);
        assertThat(sale.notifications()).isZero();
        assertThat(sale.version()).isEqualTo(2);
        sale.is("AWAITING_PAYMENT", "PENDING");
        assertThat(forged.sentTo(service).statusCode()).as("correctly signed").isEqualTo(200);
        sale.is("COMPLETE", "CAPTURED");
    }

    @Test
    void keepsAnOrderPayableAfterACancellationInTheDashboard() {
        StripeSale sale = opened();
        stripe.ledger().becomes(sale.intent(), "canceled");

        sale.notified("payment_intent.canceled");

        sale.is("AWAITING_PAYMENT", "FAILED");
        sale.paid().is("COMPLETE", "CAPTURED");
    }

    @Test
    void cancelsTheChargeOfAnExpiredOrder() {
        StripeSale sale = opened();

        sale.expires();

        sale.eventuallyIs("EXPIRED", "FAILED");
        sale.isCancelledAtStripe();
        sale.notified("payment_intent.canceled");
        sale.is("EXPIRED", "FAILED");
    }

    @Test
    void cancelsTheChargeOfACancelledOrder() {
        StripeSale sale = opened();

        sale.buyer().cancels(sale.order()).then().statusCode(200);

        sale.eventuallyIs("CANCELLED", "FAILED");
        sale.isCancelledAtStripe();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void completesAnExpiredOrderCapturedBeforeTheCancellation(boolean notified) {
        StripeSale sale = opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);

        sale.expires();
        if (notified) {
            sale.notified("payment_intent.succeeded");
        }

        sale.eventuallyIs("COMPLETE", "CAPTURED");
        sale.isChargedOnce();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refundsAnExpiredOrderWithoutStock(boolean notified) {
        StripeSale sale = opened();
        TicketRows.removeAvailable(sale.ticket().id());
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);

        sale.expires();
        if (notified) {
            sale.notified("payment_intent.succeeded");
        }

        sale.eventuallyIs("EXPIRED", "REFUNDED");
        sale.isRefundedInFull();
    }

    @Test
    void refundsACancelledOrder() {
        StripeSale sale = opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);

        sale.buyer().cancels(sale.order()).then().statusCode(200);

        sale.eventuallyIs("CANCELLED", "REFUNDED");
        sale.isRefundedInFull();
    }

    @Test
    void completesAnExpiredOrderAfterASlowBankTransfer() {
        StripeSale sale = opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.PROCESSING);
        sale.expires();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stripe.requests("/" + sale.intent() + "/cancel").isEmpty());
        sale.is("EXPIRED", "PENDING");

        stripe.ledger().succeed(sale.intent());

        sale.eventuallyIs("COMPLETE", "CAPTURED");
        sale.isChargedOnce();
    }

    @Test
    void sellsWhileStripeIsUnavailable() {
        StripeSale open = opened();
        stripe.faults().respondWith(500, EVERY);
        OfferedTicket ticket = OfferedTicket.onSale(50).published();
        Buyer buyer = Buyer.anyone();
        UUID order = buyer.holds(ticket, 1);
        for (int i = 0; i < 12; i++) {
            buyer.pays(order, StripeDouble.SUCCEEDS).then().statusCode(503);
        }
        assertThat(breakers.currentState(StripeBreaker.NAME)).isEqualTo(CircuitBreakerState.OPEN);

        int sent = stripe.requests().size();
        buyer.pays(order, StripeDouble.SUCCEEDS).then().statusCode(503).header("Retry-After", "5");
        assertThat(stripe.requests())
                .as("requests fail fast while the breaker is open")
                .hasSize(sent);
        Buyer.anyone().orders(ticket, 2).then().statusCode(201);
        open.buyer().cancels(open.order()).then().statusCode(200).body("status", equalTo("CANCELLED"));
        open.is("CANCELLED", "PENDING");

        stripe.faults().clear();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> buyer.pays(order, StripeDouble.SUCCEEDS)
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("COMPLETE")));
        assertThat(ticket.sold()).isEqualTo(1);
        assertThat(ticket.held()).isEqualTo(2);
        open.eventuallyIs("CANCELLED", "FAILED");
        open.isCancelledAtStripe();
    }
}
