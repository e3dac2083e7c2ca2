package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OrderServiceTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving a paid order's money back through Stripe, and taking note when somebody does it there by hand. */
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
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(statusesOfRefunds(sale)).containsExactly(statuses));
    }

    private void awaitLookAt(StripeSale sale) {
        int before = looksAtRefunds(sale);
        sale.hurry();
        await().atMost(Duration.ofSeconds(20)).until(() -> looksAtRefunds(sale) > before);
    }

    private int looksAtRefunds(StripeSale sale) {
        return (int) stripe.requests("/v1/refunds").stream()
                .filter(request -> request.method().equals("GET"))
                .filter(request -> sale.intent().equals(request.form().get("payment_intent")))
                .count();
    }

    @Test
    void returnsMoneyAndStock() {
        StripeSale sale = sale().paid();

        refunds(sale);

        sale.comesTo("REFUNDED", "REFUNDED");
        sale.isGivenBack();
        assertThat(sale.transitionsTo("REFUNDED")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "refund.updated", "charge.refund.updated"})
    void takesWhatStripeTellsAfterwardsForKnown(String eventType) {
        StripeSale sale = sale().paid();
        refunds(sale);
        sale.comesTo("REFUNDED", "REFUNDED");
        StripeEvent event = sale.event(eventType);

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("IGNORED");
        sale.is("REFUNDED", "REFUNDED");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void waitsUntilStripeSaysThatTheMoneyIsBack(boolean told) {
        StripeSale sale = sale().paid();
        stripe.ledger().refundsEndAs("pending");
        refunds(sale);
        awaitRefunds(sale, "pending");
        sale.told("charge.refunded");
        sale.told("refund.updated");
        awaitLookAt(sale);
        sale.is("COMPLETE", "REFUND_PENDING");

        stripe.ledger().refundBecomes(sale.intent(), "succeeded");
        if (told) {
            sale.told("refund.updated");
            sale.is("REFUNDED", "REFUNDED");
        }

        sale.comesTo("REFUNDED", "REFUNDED");
        awaitRefunds(sale, "succeeded");
    }

    @Test
    void triesAgainWhatFailed() {
        StripeSale sale = sale().paid();
        stripe.ledger().refundsEndAs("failed");
        refunds(sale);
        awaitRefunds(sale, "failed");
        sale.told("refund.failed");
        sale.is("COMPLETE", "REFUND_PENDING");
        stripe.ledger().refundsEndAs("succeeded");

        sale.comesTo("REFUNDED", "REFUNDED");

        sale.isGivenBack();
        awaitRefunds(sale, "failed", "succeeded");
    }

    @Test
    void triesAgainWhatFailedAfterAWhile() {
        StripeSale sale = sale().paid();
        stripe.ledger().refundsEndAs("pending");
        refunds(sale);
        awaitRefunds(sale, "pending");
        stripe.ledger().refundsEndAs("succeeded");
        stripe.ledger().refundBecomes(sale.intent(), "failed");
        sale.told("refund.failed");
        sale.is("COMPLETE", "REFUND_PENDING");

        sale.comesTo("REFUNDED", "REFUNDED");

        awaitRefunds(sale, "failed", "succeeded");
    }

    @Test
    void triesAgainWhatStripeRefused() {
        StripeSale sale = sale().paid();
        stripe.ledger().refundsEndAs("balance_insufficient");
        refunds(sale);
        await().atMost(Duration.ofSeconds(20)).until(() -> looksAtRefunds(sale) > 0);
        awaitLookAt(sale);
        sale.is("COMPLETE", "REFUND_PENDING");
        stripe.ledger().refundsEndAs("succeeded");

        sale.comesTo("REFUNDED", "REFUNDED");

        sale.isGivenBack();
    }

    @Test
    void leavesARefundThatFailsInTheEndToAnOperator() {
        StripeSale sale = sale().paid();
        refunds(sale);
        sale.comesTo("REFUNDED", "REFUNDED");
        stripe.ledger().refundBecomes(sale.intent(), "failed");
        StripeEvent event = sale.event("refund.failed");

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("REJECTED");
        sale.is("REFUNDED", "REFUNDED");
    }

    @Test
    void happensOnceWhenTheAnswersAreLost() {
        StripeSale sale = sale().paid();
        stripe.faults().dropAnswersOf("/v1/refunds", 1_000);
        refunds(sale);
        awaitRefunds(sale, "succeeded");
        stripe.faults().clear();

        sale.comesTo("REFUNDED", "REFUNDED");

        sale.isGivenBack();
    }

    @ParameterizedTest
    @CsvSource({"charge.refunded, true", "refund.updated, true", "charge.refunded, false"})
    void takesNoteOfARefundByHand(String eventType, boolean atOnce) {
        StripeSale sale = sale().paid();
        stripe.ledger().refundByHand(sale.intent(), PAID);
        if (!atOnce) {
            stripe.ledger().refundBecomes(sale.intent(), "pending");
        }

        sale.told(eventType);
        if (!atOnce) {
            awaitLookAt(sale);
            sale.is("COMPLETE", "REFUND_PENDING");
            stripe.ledger().refundBecomes(sale.intent(), "succeeded");
        }

        sale.comesTo("REFUNDED", "REFUNDED");
        sale.isGivenBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "refund.updated"})
    void leavesAPartialRefundByHandToAnOperator(String eventType) {
        StripeSale sale = sale().paid();
        stripe.ledger().refundByHand(sale.intent(), PAID - 1);
        StripeEvent event = sale.event(eventType);

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("REJECTED");
        sale.is("COMPLETE", "CAPTURED");
        refunds(sale);
        sale.comesTo("REFUNDED", "REFUNDED");
        assertThat(stripe.ledger().refunds(sale.intent()))
                .extracting(refund -> refund.path("amount").asLong())
                .containsExactly(PAID - 1, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "refund.updated"})
    void doesNotGiveTheRestBackWhileAPartialRefundByHandTakesItsTime(String eventType) {
        StripeSale sale = sale().paid();
        stripe.ledger().refundByHand(sale.intent(), 100);
        stripe.ledger().refundBecomes(sale.intent(), "pending");

        sale.told(eventType);

        sale.is("COMPLETE", "CAPTURED");
        stripe.ledger().refundBecomes(sale.intent(), "failed");
        sale.told("refund.failed");
        sale.is("COMPLETE", "CAPTURED");
        assertThat(stripe.ledger().refunds(sale.intent()))
                .extracting((JsonNode refund) -> refund.path("amount").asLong())
                .containsExactly(100L);
    }

    @Test
    void addsUpWhatIsGivenBackByHandInParts() {
        StripeSale sale = sale().paid();
        stripe.ledger().refundByHand(sale.intent(), 100);
        sale.told("refund.updated");
        sale.told("charge.refunded");
        sale.is("COMPLETE", "CAPTURED");
        stripe.ledger().refundByHand(sale.intent(), PAID - 100);
        sale.told("refund.updated");
        sale.told("charge.refunded");

        sale.comesTo("REFUNDED", "REFUNDED");

        assertThat(statusesOfRefunds(sale)).containsExactly("succeeded", "succeeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.refunded", "refund.updated"})
    void sellsNothingForMoneyThatWasGivenBackBeforeItWasHeardOf(String eventType) {
        StripeSale sale = sale().opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);
        stripe.ledger().refundByHand(sale.intent(), PAID);

        sale.told(eventType);
        sale.told("payment_intent.succeeded");

        sale.comesTo("AWAITING_PAYMENT", "REFUNDED");
        sale.isGivenBack();
        sale.paid().is("COMPLETE", "CAPTURED");
    }
}
