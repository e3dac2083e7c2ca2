package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeRefundsTest {

    private static final Money PRICE = new Money(4_500, "EUR");

    private final StripeDouble stripe = StripeDouble.start();
    private final StripeGateway gateway = StripeSettings.of(stripe).gateway();
    private final UUID payment = UuidCreator.getTimeOrderedEpoch();
    private final String charge = gateway.open(new ChargeRequest(payment, UuidCreator.getTimeOrderedEpoch(), PRICE))
            .reference();

    @AfterEach
    void close() {
        stripe.close();
    }

    private void paid() {
        stripe.ledger().buyerConfirms(charge, StripeDouble.SUCCEEDS);
    }

    private ChargeState refund() {
        return gateway.refund(payment, charge).state();
    }

    @Test
    void refundsOnceForRepeatedRequests() {
        paid();

        assertThat(refund()).isEqualTo(new ChargeState.Refunded(PRICE));
        assertThat(refund()).isEqualTo(new ChargeState.Refunded(PRICE));
        assertThat(stripe.ledger().refunds(charge)).hasSize(1);
    }

    @Test
    void refundsOnceWhenTheResponseIsLost() {
        paid();
        stripe.ledger().refundsEndAs("pending");
        stripe.faults().dropResponses(20);
        assertThatThrownBy(this::refund).isInstanceOf(ProviderUnavailableException.class);
        assertThat(stripe.ledger().refunds(charge)).hasSize(1);
        stripe.reset();

        refund();
        stripe.ledger().refundBecomes(charge, "succeeded");
        assertThat(refund()).isEqualTo(new ChargeState.Refunded(PRICE));
        assertThat(stripe.ledger().refunds(charge)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "requires_action"})
    void waitsForAPendingRefund(String status) {
        paid();
        stripe.ledger().refundsEndAs(status);

        assertThat(refund()).isEqualTo(new ChargeState.RefundPending());
        assertThat(refund()).isEqualTo(new ChargeState.RefundPending());
        assertThat(stripe.requests("/refunds")).filteredOn("method", "POST").hasSize(1);

        stripe.ledger().refundBecomes(charge, "succeeded");
        assertThat(refund()).isEqualTo(new ChargeState.Refunded(PRICE));
    }

    @Test
    void retriesAfterAFailedRefund() {
        paid();
        stripe.ledger().refundsEndAs("failed");
        assertThat(refund()).isEqualTo(new ChargeState.RefundFailed("lost_or_stolen_card"));
        stripe.ledger().refundsEndAs("succeeded");

        assertThat(refund()).isEqualTo(new ChargeState.Refunded(PRICE));
        assertThat(stripe.ledger().refunds(charge)).hasSize(2);
    }

    @Test
    void reportsARefusedRefund() {
        paid();
        stripe.ledger().refundsEndAs("charge_disputed");

        assertThat(refund()).isEqualTo(new ChargeState.RefundFailed("charge_disputed"));
    }

    @Test
    void retriesAfterARefusal() {
        paid();
        stripe.ledger().refundsEndAs("balance_insufficient");
        assertThat(refund()).isEqualTo(new ChargeState.RefundFailed("balance_insufficient"));
        stripe.ledger().refundsEndAs("succeeded");

        assertThat(refund()).isEqualTo(new ChargeState.Refunded(PRICE));
    }

    @Test
    void waitsForARefundByAnotherRequest() {
        paid();
        stripe.ledger().refundsEndAs("charge_already_refunded");

        assertThat(refund()).isEqualTo(new ChargeState.RefundPending());
    }

    @Test
    void refundsTheRemainingAmount() {
        paid();
        stripe.ledger().refundByHand(charge, 1_500);

        assertThat(refund()).isEqualTo(new ChargeState.Refunded(PRICE));
        assertThat(stripe.ledger().refunds(charge).getLast().path("amount").asLong())
                .isEqualTo(3_000);
    }

    @Test
    void refundsNothingBeforeTheCapture() {
        assertThat(refund()).isEqualTo(new ChargeState.Open());
        gateway.cancel(charge);
        assertThat(refund()).isEqualTo(new ChargeState.Cancelled());
    }
}
