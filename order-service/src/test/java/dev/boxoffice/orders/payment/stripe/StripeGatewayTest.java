package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ChargeState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeGatewayTest {

    private static final Money PRICE = new Money(4_500, "EUR");

    private final StripeDouble stripe = StripeDouble.start();
    private final StripeGateway gateway = StripeSettings.of(stripe).gateway();
    private final UUID payment = UuidCreator.getTimeOrderedEpoch();
    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @AfterEach
    void close() {
        stripe.close();
    }

    private Charge open() {
        return gateway.open(new ChargeRequest(payment, order, PRICE));
    }

    private ChargeState confirm(Charge charge, String method) {
        return gateway.confirm(new ChargeRequest(payment, order, PRICE), charge.reference(), method)
                .state();
    }

    @Test
    void opensAChargeWithoutConfirmingIt() {
        Charge charge = open();

        assertThat(charge.state()).isEqualTo(new ChargeState.Open());
        assertThat(charge.reference()).startsWith("pi_");
        assertThat(charge.clientSecret()).startsWith(charge.reference());
        StripeDouble.Request request = stripe.requests().getFirst();
        assertThat(request.idempotencyKey()).isEqualTo(payment.toString());
        assertThat(request.form())
                .containsEntry("amount", "4500")
                .containsEntry("currency", "eur")
                .containsEntry("automatic_payment_methods[enabled]", "true")
                .containsEntry("automatic_payment_methods[allow_redirects]", "never")
                .containsEntry("metadata[payment_id]", payment.toString())
                .containsEntry("metadata[order_id]", order.toString())
                .doesNotContainKey("confirm");
    }

    @Test
    void opensOneChargePerPayment() {
        Charge first = open();

        assertThat(open()).isEqualTo(first);
        assertThat(gateway.open(new ChargeRequest(UuidCreator.getTimeOrderedEpoch(), order, PRICE)))
                .isNotEqualTo(first);
        assertThat(stripe.ledger().intents()).hasSize(2);
    }

    @Test
    void declinesAnAttemptWhoseFailureStripeReplays() {
        stripe.faults().storeFailureOf("/payment_intents", 500);

        assertThat(open()).isEqualTo(new Charge(null, new ChargeState.Declined("processing_error")));

        Charge next = gateway.open(new ChargeRequest(UuidCreator.getTimeOrderedEpoch(), order, PRICE));
        assertThat(next.state()).isEqualTo(new ChargeState.Open());
    }

    @Test
    void declinesAConfirmationWhoseFailureStripeReplays() {
        Charge charge = open();
        stripe.faults().storeFailureOf("/confirm", 500);

        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Declined("processing_error"));
    }

    @Test
    void prefersTheChargeOverAReplayedFailure() {
        Charge charge = open();
        stripe.faults().storeFailureOf("/confirm", 500);
        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Declined("processing_error"));
        stripe.ledger().buyerConfirms(charge.reference(), StripeDouble.SUCCEEDS);

        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void returnsTheCurrentStateOfAnOpenedCharge() {
        Charge charge = open();
        stripe.ledger().buyerConfirms(charge.reference(), StripeDouble.SUCCEEDS);

        assertThat(open().state()).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void declinesUnsupportedAmountsWithoutARequest() {
        Charge charge = gateway.open(new ChargeRequest(payment, order, new Money(1_234_567, "KWD")));

        assertThat(charge).isEqualTo(new Charge(null, new ChargeState.Declined("invalid_charge_amount")));
        assertThat(stripe.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, EUR, amount_too_small", "100, XTS, invalid_charge_amount"})
    void declinesAmountsThatStripeRefuses(long amount, String currency, String reason) {
        Charge charge = gateway.open(new ChargeRequest(payment, order, new Money(amount, currency)));

        assertThat(charge).isEqualTo(new Charge(null, new ChargeState.Declined(reason)));
    }

    @Test
    void convertsAmountsOfSpecialCurrencies() {
        Charge charge = gateway.open(new ChargeRequest(payment, order, new Money(900, "ISK")));

        assertThat(stripe.requests().getFirst().form()).containsEntry("amount", "90000");
        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Captured(new Money(900, "ISK")));
    }

    @Test
    void capturesOnceForRepeatedConfirmations() {
        Charge charge = open();

        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Captured(PRICE));
        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Captured(PRICE));
        assertThat(stripe.requests("/confirm"))
                .extracting(StripeDouble.Request::idempotencyKey)
                .containsOnly(payment + "-confirm");
    }

    @ParameterizedTest
    @CsvSource({
        StripeDouble.DECLINES + ", card_declined",
        StripeDouble.INSUFFICIENT_FUNDS + ", card_declined",
        StripeDouble.UNKNOWN + ", resource_missing"
    })
    void reportsDeclines(String method, String reason) {
        Charge charge = open();

        assertThat(confirm(charge, method)).isEqualTo(new ChargeState.Declined(reason));
        assertThat(confirm(charge, method)).isEqualTo(new ChargeState.Declined(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {StripeDouble.PROCESSING, StripeDouble.REQUIRES_ACTION})
    void reportsProcessingPayments(String method) {
        Charge charge = gateway.confirm(new ChargeRequest(payment, order, PRICE), open().reference(), method);

        assertThat(charge.state()).isEqualTo(new ChargeState.Processing());
        assertThat(charge.clientSecret()).isNotBlank();
    }

    @Test
    void returnsTheCurrentStateForARepeatedConfirmation() {
        Charge charge = open();
        confirm(charge, StripeDouble.PROCESSING);
        stripe.ledger().succeed(charge.reference());

        assertThat(confirm(charge, StripeDouble.PROCESSING)).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void reportsACaptureByTheBuyerAfterADecline() {
        Charge charge = open();
        confirm(charge, StripeDouble.DECLINES);
        stripe.ledger().buyerConfirms(charge.reference(), StripeDouble.SUCCEEDS);

        assertThat(confirm(charge, StripeDouble.DECLINES)).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void returnsTheCurrentStateWithoutAnythingToConfirm() {
        Charge paid = open();
        stripe.ledger().buyerConfirms(paid.reference(), StripeDouble.SUCCEEDS);
        assertThat(confirm(paid, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Captured(PRICE));
        assertThat(confirm(paid, StripeDouble.DECLINES))
                .as("another method under the same key")
                .isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void reportsCancelledChargesOnConfirmation() {
        Charge charge = open();
        gateway.cancel(charge.reference());

        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Cancelled());
    }

    @ParameterizedTest
    @CsvSource({
        "requires_payment_method, Open",
        "requires_confirmation, Open",
        "requires_action, Processing",
        "processing, Processing",
        "requires_capture, Processing",
        "something_new, Processing",
        "canceled, Cancelled"
    })
    void readsEveryStatus(String status, String state) {
        Charge charge = open();
        stripe.ledger().becomes(charge.reference(), status);

        assertThat(gateway.find(charge.reference()).state().name()).isEqualTo(state);
    }

    @Test
    void findsDeclines() {
        Charge charge = open();
        stripe.ledger().buyerConfirms(charge.reference(), StripeDouble.DECLINES);

        assertThat(gateway.find(charge.reference()).state()).isEqualTo(new ChargeState.Declined("card_declined"));
    }

    @Test
    void failsForUnknownCharges() {
        assertThatThrownBy(() -> gateway.find("pi_lost")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        gateway.confirm(new ChargeRequest(payment, order, PRICE), "pi_lost", StripeDouble.SUCCEEDS))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gateway.cancel("pi_lost")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancelsAnOpenChargeRepeatedly() {
        Charge charge = open();

        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Cancelled());
        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Cancelled());
    }

    @Test
    void doesNotCancelACapturedCharge() {
        Charge charge = open();
        confirm(charge, StripeDouble.SUCCEEDS);

        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void cancelsAProcessingChargeOnceItFails() {
        Charge charge = open();
        confirm(charge, StripeDouble.PROCESSING);
        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Processing());
        stripe.ledger().fail(charge.reference(), "payment_intent_payment_attempt_failed");

        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Cancelled());
    }

    @Test
    void acceptsOnlyStripePaymentMethods() {
        assertThat(List.of("pm_card_visa", "pm_1NG8Du2eZvKYlo2CUI79vXWy")).allMatch(gateway::accepts);
        assertThat(gateway.accepts(null)).isTrue();
        assertThat(List.of("", "pm_", "tok_visa", "sim_success", "pm_a/../b", "pm_" + "x".repeat(251)))
                .noneMatch(gateway::accepts);
    }
}
