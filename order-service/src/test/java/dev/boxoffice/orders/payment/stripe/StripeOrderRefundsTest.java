package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.OrderServiceTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refunds through Stripe, and refunds made by hand in Stripe's dashboard. */
@OrderServiceTest
@TestProfile(StripeProfile.class)
class StripeOrderRefundsTest extends StripeTestBase {

    private static final long PAID = 5_000;

    private final Buyer operator = Buyer.operator();

    private void refunds(StripeSale sale) {
        operator.refunds(sale.order()).then().statusCode(200).body("payment.status", equalTo("REFUND_PENDING"));
    }

    private List<String> statusesOfRefunds(StripeSale sale) {
        return stripe.ledger().refunds(sale.intent()).stream()
                .map(refund -> refund.path("status").asText())
                .toList();
    }

    private void awaitRefunds(StripeSale sale, String... statuses) {
        Jobs.followUpPayments();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(statusesOfRefunds(sale)).containsExactly(statuses));
    }

    private void awaitRefundCheck(StripeSale sale) {
        int before = refundChecks(sale);
        sale.hastenCheck();
        Jobs.followUpPayments();
        await().atMost(Duration.ofSeconds(20)).until(() -> refundChecks(sale) > before);
    }

    private int refundChecks(StripeSale sale) {
        return (int) stripe.requests("/v1/refunds").stream()
                .filter(request -> request.method().equals("GET"))
                .filter(request -> sale.intent().equals(request.form().get("payment_intent")))
                .count();
    }

    @Test
    void refundsThePaymentAndRestocks() {
        StripeSale sale = sale().paid();

        refunds(sale);

        sale.eventuallyIs("REFUNDED", "REFUNDED");
        sale.isRefundedInFull();
        assertThat(sale.transitionsTo("REFUNDED")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "refund.updated", "charge.refund.updated"})
    void ignoresNotificationsOfACompletedRefund(String eventType) {
        StripeSale sale = sale().paid();
        refunds(sale);
        sale.eventuallyIs("REFUNDED", "REFUNDED");
        StripeEvent event = sale.event(eventType);

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("IGNORED");
        sale.is("REFUNDED", "REFUNDED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void waitsUntilStripeCompletesTheRefund(boolean notified) {
        StripeSale sale = sale().paid();
        stripe.ledger().refundsEndAs("pending");
        refunds(sale);
        awaitRefunds(sale, "pending");
        sale.notified("charge.refunded");
        sale.notified("refund.updated");
        awaitRefundCheck(sale);
        sale.is("COMPLETE", "REFUND_PENDING");

        stripe.ledger().refundBecomes(sale.intent(), "succeeded");
        if (notified) {
            sale.notified("refund.updated");
            sale.is("REFUNDED", "REFUNDED");
        }

        sale.eventuallyIs("REFUNDED", "REFUNDED");
        awaitRefunds(sale, "succeeded");
    }

    @Test
    void refundsAgainAfterAFailure() {
        StripeSale sale = sale().paid();
        stripe.ledger().refundsEndAs("failed");
        refunds(sale);
        awaitRefunds(sale, "failed");
        awaitRefund(sale, "FAILED", "lost_or_stolen_card");
        sale.is("COMPLETE", "CAPTURED");
        stripe.ledger().refundsEndAs("succeeded");

        refunds(sale);

        sale.eventuallyIs("REFUNDED", "REFUNDED");
        sale.isRefundedInFull();
        awaitRefunds(sale, "failed", "succeeded");
    }

    @Test
    void refundsAgainAfterALateFailure() {
        StripeSale sale = sale().paid();
        stripe.ledger().refundsEndAs("pending");
        refunds(sale);
        awaitRefunds(sale, "pending");
        stripe.ledger().refundsEndAs("succeeded");
        stripe.ledger().refundBecomes(sale.intent(), "failed");
        sale.notified("refund.failed");
        awaitRefund(sale, "FAILED", "expired_or_canceled_card");
        sale.is("COMPLETE", "CAPTURED");

        refunds(sale);

        sale.eventuallyIs("REFUNDED", "REFUNDED");
        awaitRefunds(sale, "failed", "succeeded");
    }

    @Test
    void refundsAgainAfterARefusal() {
        StripeSale sale = sale().paid();
        stripe.ledger().refundsEndAs("balance_insufficient");
        refunds(sale);
        awaitRefund(sale, "FAILED", "balance_insufficient");
        sale.is("COMPLETE", "CAPTURED");
        stripe.ledger().refundsEndAs("succeeded");

        refunds(sale);

        sale.eventuallyIs("REFUNDED", "REFUNDED");
        sale.isRefundedInFull();
    }

    private void awaitRefund(StripeSale sale, String status, String failure) {
        Jobs.followUpPayments();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> operator.request()
                        .get("/api/orders/{id}/refunds", sale.order())
                        .then()
                        .body("items[0].status", equalTo(status))
                        .body("items[0].failure", equalTo(failure)));
    }

    @Test
    void refundsUnitsOneAfterAnother() {
        StripeSale sale = sale().paid();
        String unit = "{\"lines\": [{\"ticketId\": \"%s\", \"quantity\": 1}]}".formatted(sale.ticketId());

        operator.request()
                .body(unit)
                .post("/api/orders/{id}/refunds", sale.order())
                .then()
                .statusCode(201);
        awaitRefund(sale, "DONE", null);
        assertThat(sale.ticket().sold()).isEqualTo(1);
        operator.request()
                .body(unit)
                .post("/api/orders/{id}/refunds", sale.order())
                .then()
                .statusCode(201);

        sale.eventuallyIs("REFUNDED", "REFUNDED");
        assertThat(stripe.ledger().refunds(sale.intent()))
                .extracting(refund -> refund.path("amount").asLong())
                .containsExactly(PAID / 2, PAID / 2);
    }

    @Test
    void leavesARefundThatFailsAfterCompletionToAnOperator() {
        StripeSale sale = sale().paid();
        refunds(sale);
        sale.eventuallyIs("REFUNDED", "REFUNDED");
        stripe.ledger().refundBecomes(sale.intent(), "failed");
        StripeEvent event = sale.event("refund.failed");

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("REJECTED");
        sale.is("REFUNDED", "REFUNDED");
    }

    @Test
    void refundsOnceWhenResponsesAreLost() {
        StripeSale sale = sale().paid();
        stripe.faults().dropResponsesOf("/v1/refunds", 1_000);
        refunds(sale);
        awaitRefunds(sale, "succeeded");
        stripe.faults().clear();

        sale.eventuallyIs("REFUNDED", "REFUNDED");

        sale.isRefundedInFull();
    }

    @ParameterizedTest
    @CsvSource({"charge.refunded, true", "refund.updated, true", "charge.refunded, false"})
    void recordsARefundByHand(String eventType, boolean atOnce) {
        StripeSale sale = sale().paid();
        stripe.ledger().refundByHand(sale.intent(), PAID);
        if (!atOnce) {
            stripe.ledger().refundBecomes(sale.intent(), "pending");
        }

        sale.notified(eventType);
        if (!atOnce) {
            awaitRefundCheck(sale);
            sale.is("COMPLETE", "REFUND_PENDING");
            stripe.ledger().refundBecomes(sale.intent(), "succeeded");
        }

        sale.eventuallyIs("REFUNDED", "REFUNDED");
        sale.isRefundedInFull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "refund.updated"})
    void recordsAPartialRefundByHand(String eventType) {
        StripeSale sale = sale().paid();
        stripe.ledger().refundByHand(sale.intent(), PAID - 1);
        StripeEvent event = sale.event(eventType);

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("APPLIED");
        awaitRefund(sale, "DONE", null);
        sale.is("COMPLETE", "CAPTURED");
        refunds(sale);
        sale.eventuallyIs("REFUNDED", "REFUNDED");
        assertThat(stripe.ledger().refunds(sale.intent()))
                .extracting(refund -> refund.path("amount").asLong())
                .containsExactly(PAID - 1, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "refund.updated"})
    void doesNotRefundTheRestDuringAPartialRefundByHand(String eventType) {
        StripeSale sale = sale().paid();
        stripe.ledger().refundByHand(sale.intent(), 100);
        stripe.ledger().refundBecomes(sale.intent(), "pending");

        sale.notified(eventType);

        sale.is("COMPLETE", "CAPTURED");
        stripe.ledger().refundBecomes(sale.intent(), "failed");
        sale.notified("refund.failed");
        sale.is("COMPLETE", "CAPTURED");
        assertThat(stripe.ledger().refunds(sale.intent()))
                .extracting((JsonNode refund) -> refund.path("amount").asLong())
                .containsExactly(100L);
    }

    @Test
    void sumsPartialRefundsByHand() {
        StripeSale sale = sale().paid();
        stripe.ledger().refundByHand(sale.intent(), 100);
        sale.notified("refund.updated");
        sale.notified("charge.refunded");
        sale.is("COMPLETE", "CAPTURED");
        stripe.ledger().refundByHand(sale.intent(), PAID - 100);
        sale.notified("refund.updated");
        sale.notified("charge.refunded");

        sale.eventuallyIs("REFUNDED", "REFUNDED");

        assertThat(statusesOfRefunds(sale)).containsExactly("succeeded", "succeeded");
        operator.request()
                .get("/api/orders/{id}/refunds", sale.order())
                .then()
                .body("items.amount.amount", contains(100, (int) PAID - 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "refund.updated"})
    void doesNotSellForAPaymentRefundedBeforeItsNotification(String eventType) {
        StripeSale sale = sale().opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);
        stripe.ledger().refundByHand(sale.intent(), PAID);

        sale.notified(eventType);
        sale.notified("payment_intent.succeeded");

        sale.eventuallyIs("AWAITING_PAYMENT", "REFUNDED");
        sale.isRefundedInFull();
        sale.paid().is("COMPLETE", "CAPTURED");
    }
}
