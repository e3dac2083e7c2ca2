package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
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

/** What Stripe's news do to an order when they are late, wrong, forged, or do not come. */
@OrderServiceTest
@TestProfile(StripeProfile.class)
class StripeOrderNotificationsTest extends StripeTestBase {

    private static final int EVERY = 1_000;

    private StripeSale opened() {
        return sale().opened();
    }

    @ParameterizedTest
    @CsvSource({"4999, eur", "5001, eur", "5000, usd", "0, eur"})
    void ofMoneyThatNobodyAskedForAreRejectedAndItGoesBack(long amount, String currency) {
        StripeSale sale = opened();
        stripe.ledger().receives(sale.intent(), amount, currency);
        StripeEvent event = sale.event("payment_intent.succeeded");

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("REJECTED");
        sale.comesTo("AWAITING_PAYMENT", "REFUNDED");
        if (amount > 0) {
            sale.isGivenBack();
        }
        sale.paid().is("COMPLETE", "CAPTURED");
    }

    @Test
    void ofMoneyThatNobodyAskedForAreFoundOutWithoutAWebhookToo() {
        StripeSale sale = opened();
        stripe.ledger().receives(sale.intent(), 1, "eur");

        sale.comesTo("AWAITING_PAYMENT", "REFUNDED");

        sale.isGivenBack();
    }

    @Test
    void ofAStrangersPaymentAreKeptAsRejected() {
        StripeSale sale = opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);
        var stranger = stripe.ledger().intent(sale.intent());
        stranger.put("id", "pi_" + UUID.randomUUID());
        stranger.putObject("metadata");
        StripeEvent event = StripeEvent.of("payment_intent.succeeded", stranger);

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("REJECTED");
        sale.is("AWAITING_PAYMENT", "PENDING");
    }

    @Test
    void thatAreForgedChangeNothing() {
        StripeSale sale = opened();
        var paid = stripe.ledger().intent(sale.intent());
        paid.put("status", "succeeded").put("amount_received", 5_000);
        StripeEvent forged = StripeEvent.of("payment_intent.succeeded", paid);
        StripeEvent cancelled = sale.event("payment_intent.canceled");
        Instant now = Instant.now();

        List<StripeEvent> events = List.of(
                forged.signed("whsec_of_somebody", now),
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
        assertThat(forged.sentTo(service).statusCode()).as("rightly signed").isEqualTo(200);
        sale.is("COMPLETE", "CAPTURED");
    }

    @Test
    void ofACancellationInTheDashboardLeaveTheOrderPayable() {
        StripeSale sale = opened();
        stripe.ledger().becomes(sale.intent(), "canceled");

        sale.told("payment_intent.canceled");

        sale.is("AWAITING_PAYMENT", "FAILED");
        sale.paid().is("COMPLETE", "CAPTURED");
    }

    @Test
    void areNotNeededToCancelWhatHasExpired() {
        StripeSale sale = opened();

        sale.expires();

        sale.comesTo("EXPIRED", "FAILED");
        sale.isCancelledAtStripe();
        sale.told("payment_intent.canceled");
        sale.is("EXPIRED", "FAILED");
    }

    @Test
    void areNotNeededToCancelWhatTheBuyerGaveUp() {
        StripeSale sale = opened();

        sale.buyer().cancels(sale.order()).then().statusCode(200);

        sale.comesTo("CANCELLED", "FAILED");
        sale.isCancelledAtStripe();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofMoneyThatWasFasterThanTheCancellationHoldAgain(boolean told) {
        StripeSale sale = opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);

        sale.expires();
        if (told) {
            sale.told("payment_intent.succeeded");
        }

        sale.comesTo("COMPLETE", "CAPTURED");
        sale.isChargedOnce();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofMoneyThatCameTooLateForTheLastTicketsGiveItBack(boolean told) {
        StripeSale sale = opened();
        Database.change(
                "update ticket set capacity = 0, allotment = held + sold where id = ?",
                sale.ticket().id());
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);

        sale.expires();
        if (told) {
            sale.told("payment_intent.succeeded");
        }

        sale.comesTo("EXPIRED", "REFUNDED");
        sale.isGivenBack();
    }

    @Test
    void ofMoneyForACancelledOrderGiveItBack() {
        StripeSale sale = opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);

        sale.buyer().cancels(sale.order()).then().statusCode(200);

        sale.comesTo("CANCELLED", "REFUNDED");
        sale.isGivenBack();
    }

    @Test
    void ofABankTransferThatOutlivesItsOrderGiveItBackOrHoldAgain() {
        StripeSale sale = opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.TAKES_TIME);
        sale.expires();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !stripe.requests("/" + sale.intent() + "/cancel").isEmpty());
        sale.is("EXPIRED", "PENDING");

        stripe.ledger().succeed(sale.intent());

        sale.comesTo("COMPLETE", "CAPTURED");
        sale.isChargedOnce();
    }

    @Test
    void areMissedByNobodyWhoSellsWhileStripeIsDown() {
        StripeSale open = opened();
        stripe.faults().answerWith(500, EVERY);
        OfferedTicket ticket = OfferedTicket.onSale(50).announced();
        Buyer buyer = Buyer.anyone();
        UUID order = buyer.holds(ticket, 1);
        for (int i = 0; i < 12; i++) {
            buyer.pays(order, StripeDouble.SUCCEEDS).then().statusCode(503);
        }
        assertThat(breakers.currentState(StripeBreaker.NAME)).isEqualTo(CircuitBreakerState.OPEN);

        int asked = stripe.requests().size();
        buyer.pays(order, StripeDouble.SUCCEEDS).then().statusCode(503).header("Retry-After", "5");
        assertThat(stripe.requests()).as("nobody waits for what is down").hasSize(asked);
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
        open.comesTo("CANCELLED", "FAILED");
        open.isCancelledAtStripe();
    }
}
