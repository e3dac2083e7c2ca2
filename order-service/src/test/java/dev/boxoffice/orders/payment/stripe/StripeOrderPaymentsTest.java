package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments with Stripe, including lost requests and responses. */
@OrderServiceTest
@TestProfile(StripeProfile.class)
class StripeOrderPaymentsTest extends StripeTestBase {

    /** More than the retries of the service and of Stripe's SDK. */
    private static final int EVERY = 1_000;

    private final String key = UUID.randomUUID().toString();

    private static void isUnavailable(Response response) {
        response.then().statusCode(503).header("Retry-After", "5").contentType("application/problem+json");
    }

    private List<StripeDouble.Request> confirmations(StripeSale sale) {
        return stripe.requests("/" + sale.intent() + "/confirm");
    }

    private List<StripeDouble.Request> creations(StripeSale sale) {
        return stripe.requests("/v1/payment_intents").stream()
                .filter(request -> sale.order().toString().equals(request.form().get("metadata[order_id]")))
                .toList();
    }

    @Test
    void completesAPaymentConfirmedInTheBrowser() {
        StripeSale sale = sale();

        sale.buyer()
                .pays(sale.order(), null)
                .then()
                .statusCode(200)
                .body("status", equalTo("AWAITING_PAYMENT"))
                .body("payment.status", equalTo("PENDING"))
                .body("payment.provider", equalTo("stripe"))
                .body("payment.clientSecret", startsWith(sale.intent() + "_secret_"));
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);
        sale.is("AWAITING_PAYMENT", "PENDING");
        sale.notified("payment_intent.succeeded");

        sale.isChargedOnce();
        sale.buyer().reads(sale.order()).then().body("payment.clientSecret", nullValue());
    }

    @Test
    void completesAPaymentWithAKnownCard() {
        StripeSale sale = sale().paid();

        StripeEvent event = sale.event("payment_intent.succeeded");
        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);

        assertThat(StripeSale.outcome(event)).isEqualTo("IGNORED");
        sale.isChargedOnce();
        assertThat(creations(sale)).hasSize(1);
        assertThat(confirmations(sale)).hasSize(1);
    }

    @Test
    void waitsForASlowBank() {
        StripeSale sale = sale();
        sale.buyer()
                .pays(sale.order(), StripeDouble.PROCESSING)
                .then()
                .statusCode(200)
                .body("payment.status", equalTo("PENDING"));
        sale.is("AWAITING_PAYMENT", "PENDING");

        stripe.ledger().succeed(sale.intent());
        sale.notified("payment_intent.succeeded");

        sale.isChargedOnce();
    }

    @Test
    void convertsAmountsOfSpecialCurrencies() {
        StripeSale sale = StripeSale.of(stripe, service, OfferedTicket.onSale(5).price(900, "ISK"));

        sale.opened();
        assertThat(creations(sale).getFirst().form())
                .containsEntry("amount", "180000")
                .containsEntry("currency", "isk");
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);
        sale.notified("payment_intent.succeeded");

        sale.is("COMPLETE", "CAPTURED");
        assertThat(PaymentRows.receivedAmount(sale.order())).isEqualTo(1_800);
    }

    @Test
    void staysPayableWithAnotherKeyAfterADecline() {
        StripeSale sale = sale();
        sale.buyer()
                .paysWithKey(key, sale.order(), StripeDouble.DECLINES)
                .then()
                .statusCode(200)
                .body("payment.reason", equalTo("card_declined"));
        sale.is("AWAITING_PAYMENT", "FAILED");
        String declined = sale.intent();

        sale.buyer()
                .paysWithKey(key, sale.order(), StripeDouble.DECLINES)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true");
        assertThat(creations(sale)).hasSize(1);
        sale.paid();

        assertThat(sale.intent()).isNotEqualTo(declined);
        assertThat(creations(sale))
                .extracting(StripeDouble.Request::idempotencyKey)
                .doesNotHaveDuplicates()
                .hasSize(2);
        sale.is("COMPLETE", "CAPTURED");
        await().untilAsserted(() -> assertThat(
                        stripe.ledger().intent(declined).path("status").asText())
                .isEqualTo("canceled"));
    }

    @Test
    void refundsAnAttemptCapturedAfterItsDecline() {
        StripeSale sale = sale().opened();
        String first = sale.intent();
        stripe.ledger().buyerConfirms(first, StripeDouble.DECLINES);
        StripeEvent declined = sale.event("payment_intent.payment_failed");
        stripe.ledger().buyerConfirms(first, StripeDouble.PROCESSING);
        assertThat(declined.sentTo(service).statusCode()).isEqualTo(200);
        sale.is("AWAITING_PAYMENT", "FAILED");
        sale.paid();

        stripe.ledger().succeed(first);
        assertThat(stripe.notify(service, "payment_intent.succeeded", first)).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> "REFUNDED".equals(PaymentRows.statusOfCharge(first)));
        assertThat(stripe.ledger().refunds(first)).hasSize(1);
        assertThat(stripe.ledger().refunds(sale.intent())).isEmpty();
        sale.is("COMPLETE", "CAPTURED");
    }

    @Test
    void opensOneIntentWhenTheResponseIsLost() {
        StripeSale sale = sale();
        stripe.faults().dropResponses(EVERY);
        isUnavailable(sale.buyer().paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS));
        sale.is("AWAITING_PAYMENT", "PENDING");
        stripe.faults().clear();

        sale.buyer()
                .paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS)
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETE"));

        assertThat(creations(sale))
                .extracting(StripeDouble.Request::idempotencyKey)
                .containsOnly(sale.paymentId().toString());
        sale.isChargedOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 429})
    void opensOneIntentDespiteStripeErrors(int status) {
        StripeSale sale = sale();
        stripe.faults().respondWith(status, EVERY);
        isUnavailable(sale.buyer().paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS));
        sale.is("AWAITING_PAYMENT", "PENDING");
        assertThat(sale.intents()).isEmpty();
        stripe.faults().clear();

        sale.buyer()
                .paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS)
                .then()
                .statusCode(200);

        assertThat(creations(sale))
                .extracting(StripeDouble.Request::idempotencyKey)
                .containsOnly(sale.paymentId().toString());
        sale.isChargedOnce();
    }

    @Test
    void chargesOnceWhenTheBuyerRetriesALostConfirmation() {
        StripeSale sale = withLostConfirmation();

        sale.buyer()
                .paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS)
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETE"));

        assertThat(confirmations(sale))
                .extracting(StripeDouble.Request::idempotencyKey)
                .containsOnly(sale.paymentId() + "-confirm");
        sale.isChargedOnce();
    }

    @Test
    void chargesOnceWhenTheFollowUpFindsALostConfirmation() {
        StripeSale sale = withLostConfirmation();

        sale.eventuallyIs("COMPLETE", "CAPTURED");

        sale.isChargedOnce();
        sale.buyer()
                .paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS)
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETE"));
        sale.isChargedOnce();
    }

    private StripeSale withLostConfirmation() {
        StripeSale sale = sale().opened();
        // the intent exists already, so only the response of the confirmation gets lost
        stripe.faults().dropResponsesOf("/" + sale.intent() + "/confirm", EVERY);
        isUnavailable(sale.buyer().paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS));
        assertThat(stripe.ledger().intent(sale.intent()).path("status").asText())
                .isEqualTo("succeeded");
        sale.is("AWAITING_PAYMENT", "PENDING");
        stripe.faults().clear();
        return sale;
    }

    @Test
    void confirmsLaterAfterStripeErrors() {
        StripeSale sale = sale();
        stripe.faults().respondWithAt("/confirm", 500, EVERY);
        isUnavailable(sale.buyer().paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS));
        assertThat(sale.intents()).hasSize(1);
        stripe.faults().clear();

        sale.eventuallyIs("COMPLETE", "CAPTURED");

        sale.isChargedOnce();
    }

    @Test
    void appliesAWebhookThatOvertakesTheResponse() {
        StripeSale sale = sale().opened();
        stripe.faults().delayResponses(Duration.ofSeconds(2));
        var response =
                CompletableFuture.supplyAsync(() -> sale.buyer().paysWithKey(key, sale.order(), StripeDouble.SUCCEEDS));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> stripe.ledger()
                        .intent(sale.intent())
                        .path("status")
                        .asText()
                        .equals("succeeded"));

        sale.notified("payment_intent.succeeded");
        assertThat(response).isNotDone();
        sale.isChargedOnce();

        response.join().then().statusCode(200).body("status", equalTo("COMPLETE"));
        sale.isChargedOnce();
    }

    @Test
    void appliesAWebhookBeforeTheIntentIsKnown() {
        StripeSale sale = sale().opened();
        String intent = sale.intent();
        PaymentRows.forgetReference(sale.paymentId());
        stripe.ledger().buyerConfirms(intent, StripeDouble.SUCCEEDS);

        assertThat(stripe.notify(service, "payment_intent.succeeded", intent)).isEqualTo(200);

        assertThat(sale.intent()).isEqualTo(intent);
        sale.isChargedOnce();
    }

    @Test
    void appliesConcurrentWebhooksOnce() {
        StripeSale sale = sale().opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);
        StripeEvent one = sale.event("payment_intent.succeeded");
        StripeEvent other = sale.event("payment_intent.succeeded");
        Callable<Integer> oneSent = () -> one.sentTo(service).statusCode();
        Callable<Integer> otherSent = () -> other.sentTo(service).statusCode();
        var deliveries = new ArrayList<>(Collections.nCopies(6, oneSent));
        deliveries.addAll(Collections.nCopies(4, otherSent));

        assertThat(Concurrently.run(deliveries)).containsOnly(200);

        assertThat(List.of(StripeSale.outcome(one), StripeSale.outcome(other)))
                .containsExactlyInAnyOrder("APPLIED", "IGNORED");
        assertThat(sale.version()).isEqualTo(3);
        sale.isChargedOnce();
    }

    @Test
    void hidesTheClientSecretOfAFailedPayment() {
        StripeSale sale = sale().opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.DECLINES);

        sale.buyer()
                .pays(sale.order(), null)
                .then()
                .statusCode(200)
                .body("payment.status", equalTo("FAILED"))
                .body("payment.clientSecret", nullValue());

        sale.buyer()
                .pays(sale.order(), null)
                .then()
                .statusCode(200)
                .body("payment.attempt", equalTo(2))
                .body("payment.clientSecret", startsWith(sale.intent() + "_secret_"));
    }

    @Test
    void recoversAMissingWebhookByPolling() {
        StripeSale sale = sale().opened();
        stripe.ledger().buyerConfirms(sale.intent(), StripeDouble.SUCCEEDS);

        sale.eventuallyIs("COMPLETE", "CAPTURED");

        sale.isChargedOnce();
    }

    @Test
    void chargesOnceForConcurrentRequests() {
        StripeSale sale = sale();
        Callable<Integer> pay =
                () -> sale.buyer().pays(sale.order(), StripeDouble.SUCCEEDS).statusCode();

        assertThat(Concurrently.run(Collections.nCopies(6, pay)))
                .as("paid, in progress, or paid already")
                .isSubsetOf(200, 409, 503);

        sale.eventuallyIs("COMPLETE", "CAPTURED");
        sale.isChargedOnce();
    }
}
