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
        return gateway.confirm(payment, charge.reference(), method).state();
    }

    @Test
    void opensAChargeThatTakesNothingYet() {
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
    void opensTheSameChargeForTheSamePaymentAndAnotherForAnother() {
        Charge first = open();

        assertThat(open()).isEqualTo(first);
        assertThat(gateway.open(new ChargeRequest(UuidCreator.getTimeOrderedEpoch(), order, PRICE)))
                .isNotEqualTo(first);
        assertThat(stripe.ledger().intents()).hasSize(2);
    }

    @Test
    void givesAnAttemptUpWhoseFailureStripeRepeats() {
        stripe.faults().keepFailureOf("/payment_intents", 500);

        assertThat(open()).isEqualTo(new Charge(null, new ChargeState.Declined("processing_error")));

        Charge next = gateway.open(new ChargeRequest(UuidCreator.getTimeOrderedEpoch(), order, PRICE));
        assertThat(next.state()).isEqualTo(new ChargeState.Open());
    }

    @Test
    void givesAConfirmationUpWhoseFailureStripeRepeats() {
        Charge charge = open();
        stripe.faults().keepFailureOf("/confirm", 500);

        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Declined("processing_error"));
    }

    @Test
    void believesTheChargeAndNotTheFailureThatStripeRepeats() {
        Charge charge = open();
        stripe.faults().keepFailureOf("/confirm", 500);
        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Declined("processing_error"));
        stripe.ledger().buyerConfirms(charge.reference(), StripeDouble.SUCCEEDS);

        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void tellsThePresentStateOfAChargeThatWasOpenedBefore() {
        Charge charge = open();
        stripe.ledger().buyerConfirms(charge.reference(), StripeDouble.SUCCEEDS);

        assertThat(open().state()).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void declinesAnAmountThatStripeCannotTakeWithoutAsking() {
        Charge charge = gateway.open(new ChargeRequest(payment, order, new Money(1_234_567, "KWD")));

        assertThat(charge).isEqualTo(new Charge(null, new ChargeState.Declined("invalid_charge_amount")));
        assertThat(stripe.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, EUR, amount_too_small", "100, XTS, invalid_charge_amount"})
    void declinesAnAmountThatStripeRefuses(long amount, String currency, String reason) {
        Charge charge = gateway.open(new ChargeRequest(payment, order, new Money(amount, currency)));

        assertThat(charge).isEqualTo(new Charge(null, new ChargeState.Declined(reason)));
    }

    @Test
    void asksForWhatStripeCountsDifferently() {
        Charge charge = gateway.open(new ChargeRequest(payment, order, new Money(900, "ISK")));

        assertThat(stripe.requests().getFirst().form()).containsEntry("amount", "90000");
        assertThat(confirm(charge, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Captured(new Money(900, "ISK")));
    }

    @Test
    void takesTheMoneyOnceHoweverOftenItIsConfirmed() {
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
        StripeDouble.HAS_NO_FUNDS + ", card_declined",
        StripeDouble.IS_UNKNOWN + ", resource_missing"
    })
    void tellsADeclineAsAnAnswer(String method, String reason) {
        Charge charge = open();

        assertThat(confirm(charge, method)).isEqualTo(new ChargeState.Declined(reason));
        assertThat(confirm(charge, method)).isEqualTo(new ChargeState.Declined(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {StripeDouble.TAKES_TIME, StripeDouble.ASKS_THE_BUYER})
    void tellsThatItTakesTime(String method) {
        Charge charge = gateway.confirm(payment, open().reference(), method);

        assertThat(charge.state()).isEqualTo(new ChargeState.Processing());
        assertThat(charge.clientSecret()).isNotBlank();
    }

    @Test
    void tellsThePresentStateOfAConfirmThatIsRepeated() {
        Charge charge = open();
        confirm(charge, StripeDouble.TAKES_TIME);
        stripe.ledger().succeed(charge.reference());

        assertThat(confirm(charge, StripeDouble.TAKES_TIME)).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void tellsThatTheBuyerPaidOtherwiseAfterADecline() {
        Charge charge = open();
        confirm(charge, StripeDouble.DECLINES);
        stripe.ledger().buyerConfirms(charge.reference(), StripeDouble.SUCCEEDS);

        assertThat(confirm(charge, StripeDouble.DECLINES)).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void tellsThePresentStateWhenThereIsNothingToConfirm() {
        Charge paid = open();
        stripe.ledger().buyerConfirms(paid.reference(), StripeDouble.SUCCEEDS);
        assertThat(confirm(paid, StripeDouble.SUCCEEDS)).isEqualTo(new ChargeState.Captured(PRICE));
        assertThat(confirm(paid, StripeDouble.DECLINES))
                .as("another method under the same key")
                .isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void confirmsNothingThatWasCancelled() {
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
    void readsEveryStatus(String status, String news) {
        Charge charge = open();
        stripe.ledger().becomes(charge.reference(), status);

        assertThat(gateway.find(charge.reference()).state().name()).isEqualTo(news);
    }

    @Test
    void findsADecline() {
        Charge charge = open();
        stripe.ledger().buyerConfirms(charge.reference(), StripeDouble.DECLINES);

        assertThat(gateway.find(charge.reference()).state()).isEqualTo(new ChargeState.Declined("card_declined"));
    }

    @Test
    void failsLoudlyForAChargeThatStripeDoesNotKnow() {
        assertThatThrownBy(() -> gateway.find("pi_lost")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gateway.confirm(payment, "pi_lost", StripeDouble.SUCCEEDS))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gateway.cancel("pi_lost")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void cancelsWhatIsOpenAndSaysSoAgain() {
        Charge charge = open();

        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Cancelled());
        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Cancelled());
    }

    @Test
    void cancelsNoMoneyThatIsHere() {
        Charge charge = open();
        confirm(charge, StripeDouble.SUCCEEDS);

        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void cancelsLaterWhatCouldNotBeCancelledBefore() {
        Charge charge = open();
        confirm(charge, StripeDouble.TAKES_TIME);
        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Processing());
        stripe.ledger().fail(charge.reference(), "payment_intent_payment_attempt_failed");

        assertThat(gateway.cancel(charge.reference()).state()).isEqualTo(new ChargeState.Cancelled());
    }

    @Test
    void acceptsPaymentMethodsOfStripeOnly() {
        assertThat(List.of("pm_card_visa", "pm_1NG8Du2eZvKYlo2CUI79vXWy")).allMatch(gateway::accepts);
        assertThat(gateway.accepts(null)).isTrue();
        assertThat(List.of("", "pm_", "tok_visa", "sim_success", "pm_a/../b", "pm_" + "x".repeat(251)))
                .noneMatch(gateway::accepts);
    }
}
