package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.order.RefundScope;
import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sequences of requests, refunds in Stripe's dashboard and lost answers. Each ends with the follow-up until nothing is due;
 * then the order records exactly the money that Stripe has returned.
 */
class RefundFollowUpTest {

    private final StripeDouble stripe = StripeDouble.start();
    private final RefundSequence sale = new RefundSequence(stripe);

    @AfterEach
    void close() {
        stripe.close();
    }

    private static RefundScope rest() {
        return new RefundScope.Rest(true);
    }

    private static RefundScope amount(long amount) {
        return new RefundScope.Amount(new Money(amount, "EUR"));
    }

    private void byHand(long amount) {
        stripe.ledger().refundByHand(sale.charge(), amount);
    }

    @Test
    void recordsALostDashboardRefundThatTheRequestForTheRestLeftOut() {
        sale.paid();
        byHand(1_000);
        sale.requests(rest());

        sale.settlesEverything();

        assertThat(sale.order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(sale.order().refunded().amount()).isEqualTo(3_000);
    }

    @Test
    void recordsADashboardRefundBesideWhichStripeRefusesTheRequest() {
        sale.paid();
        sale.requests(sale.units(2));
        byHand(1_500);

        sale.settlesEverything();

        assertThat(sale.order().status()).isEqualTo(OrderStatus.COMPLETE);
        assertThat(sale.order().refunded().amount()).isEqualTo(1_500);
    }

    @Test
    void recordsADashboardRefundBesideARequestThatFailsLater() {
        sale.paid();
        sale.requests(sale.units(2));
        stripe.ledger().refundsEndAs("pending");
        sale.followsUp();
        byHand(1_000);
        sale.refundBecomes(0, "failed");

        sale.settlesEverything();

        assertThat(sale.order().refunded().amount()).isEqualTo(1_000);
    }

    @Test
    void endsAnOrderThatTheDashboardRefundsInParts() {
        sale.paid();
        sale.requests(sale.units(2));
        byHand(1_500);
        byHand(1_500);

        sale.settlesEverything();

        assertThat(sale.order().status()).isEqualTo(OrderStatus.REFUNDED);
    }

    /** A change that arrives while the refunds are read schedules another comparison. */
    @Test
    void keepsACheckThatWasScheduledDuringTheComparison() {
        sale.paid();
        sale.requests(amount(1_000));
        sale.beforeReport(() -> {
            byHand(500);
            sale.notified(() -> new ChargeState.RefundsChanged(false));
        });

        sale.settlesEverything();

        assertThat(sale.order().refunded().amount()).isEqualTo(1_500);
    }

    @Test
    void requestsTheRestThatAnEarlierReleaseHasRequested() {
        sale.paid();
        sale.requestedByAnEarlierRelease();

        sale.settlesEverything();

        assertThat(sale.order().status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void returnsNoMoreThanRequestedAfterACompletedRefundHasFailed() {
        sale.paid();
        sale.requests(amount(1_000));
        sale.settlesEverything();
        stripe.ledger().refundBecomes(sale.charge(), "failed");
        sale.requests(rest());

        sale.followsUpUntilNothingIsDue();

        assertThat(sale.returned()).isEqualTo(2_000);
        assertThat(sale.order().status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void recordsAndReportsAnAnswerOfMoreThanIsLeft() {
        sale.paid();
        sale.requests(amount(1_000));
        sale.settlesEverything();
        stripe.ledger().refundBecomes(sale.charge(), "failed");
        Refund refund = sale.requests(rest());

        SettlementResult result = sale.settle(new ChargeState.Refund(
                new RefundState(refund.id(), "re_old", new Money(3_000, "EUR"), RefundStatus.DONE, null)));

        assertThat(result.outcome()).isEqualTo(SettlementResult.Outcome.REJECTED);
        assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
        assertThat(sale.order().status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void waitsForTheOutcomeOfARequestWhoseFailureIsReplayed() {
        sale.paid();
        Refund refund = sale.requests(sale.units(1));
        stripe.faults().storeFailureOf("/v1/refunds", 500);
        sale.followsUp();
        sale.followsUp();
        assertThat(refund.status()).isEqualTo(RefundStatus.PENDING);

        sale.providerHas(refund, 1_000);
        sale.settlesEverything();

        assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
    }

    @Test
    void completesAFailedRefundThatStripeHasMade() {
        sale.paid();
        Refund refund = sale.refused(sale.units(1));
        sale.providerHas(refund, 1_000);
        sale.notified(() -> new ChargeState.RefundsChanged(false));

        sale.settlesEverything();

        assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
        assertThat(sale.order().lines().getFirst().refunded()).isEqualTo(1);
    }

    @Test
    void doesNotRepeatAFailedRefundThatStripeHasMade() {
        sale.paid();
        Refund refund = sale.refused(sale.units(1));
        sale.providerHas(refund, 1_000);
        Refund repeated = sale.requests(sale.units(1));

        sale.settlesEverything();

        assertThat(repeated.status()).isEqualTo(RefundStatus.DONE);
        assertThat(sale.returned()).isEqualTo(1_000);
    }

    @Test
    void recordsBothRefundsOnceTheRepeatedRequestWasSent() {
        sale.paid();
        Refund refund = sale.refused(sale.units(1));
        sale.requests(sale.units(1));
        sale.settlesEverything();
        sale.providerHas(refund, 1_000);
        sale.notified(() -> new ChargeState.RefundsChanged(false));

        sale.settlesEverything();

        assertThat(sale.order().lines().getFirst().refunded()).isEqualTo(2);
    }

    @Test
    void ignoresALateNotificationOfARefundThatFailed() {
        sale.paid();
        Refund refund = sale.requests(sale.units(1));
        stripe.ledger().refundsEndAs("failed");
        sale.settlesEverything();

        sale.notified(() -> new ChargeState.Refund(
                new RefundState(refund.id(), sale.lastReference(), refund.amount(), RefundStatus.DONE, null)));
        sale.settlesEverything();

        assertThat(refund.status()).isEqualTo(RefundStatus.FAILED);
        assertThat(sale.order().refunded().amount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 1_500, 3_000})
    void endsWhenUnexpectedMoneyIsRefundedByHand(long first) {
        sale.paidAfterCancel();
        byHand(first);
        if (first < 3_000) {
            byHand(3_000 - first);
        }

        sale.settlesEverything();

        assertThat(sale.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(sale.returned()).isEqualTo(3_000);
    }

    @Test
    void refundsUnexpectedMoneyBesideADashboardRefund() {
        sale.paidAfterCancel();
        byHand(1_000);

        sale.settlesEverything();

        assertThat(sale.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(sale.returned()).isEqualTo(3_000);
    }

    @Test
    void requestsWhatAFailedDashboardRefundHasLeftOfUnexpectedMoney() {
        sale.paidAfterCancel();
        byHand(1_000);
        sale.refundBecomes(0, "pending");
        sale.followsUp();
        sale.refundBecomes(0, "failed");

        sale.settlesEverything();

        assertThat(sale.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(sale.returned()).isEqualTo(3_000);
    }

    @Test
    void requestsWhatAShortRefundHasLeftOfUnexpectedMoney() {
        sale.paidAfterCancel();
        Refund refund = sale.order().refunds().all().getFirst();
        sale.providerHas(refund, 2_000);

        sale.settlesEverything();

        assertThat(sale.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(sale.returned()).isEqualTo(3_000);
    }

    @Test
    void endsWhenNoMoneyWasCaptured() {
        stripe.ledger().receives(sale.charge(), 0, "eur");
        sale.settle(new ChargeState.Captured(new Money(0, "EUR")));

        sale.settlesEverything();

        assertThat(sale.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void retriesARefusedRefundOfUnexpectedMoney() {
        sale.paidAfterCancel();
        stripe.ledger().refundsEndAs("balance_insufficient");
        sale.followsUp();
        assertThat(sale.order().refunds().all().getFirst().attempt()).isEqualTo(2);
        stripe.ledger().refundsEndAs("succeeded");

        sale.settlesEverything();

        assertThat(sale.payment().status()).isEqualTo(PaymentStatus.REFUNDED);
    }

    /** The dashboard refund has the amount of a request whose answer was lost. */
    @Test
    void doesNotTakeADashboardRefundForALostRequest() {
        sale.paid();
        Refund lost = sale.requests(sale.units(1));
        sale.providerHas(lost, 1_000);
        Refund next = sale.requests(amount(1_500));
        byHand(1_000);

        sale.settlesEverything();

        assertThat(lost.status()).isEqualTo(RefundStatus.DONE);
        assertThat(next.status()).isEqualTo(RefundStatus.FAILED);
        assertThat(sale.order().refunds().all()).hasSize(3);
    }

    @Test
    void recordsARequestWhoseDashboardTwinWasReportedFirst() {
        sale.paid();
        Refund lost = sale.requests(sale.units(1));
        sale.requests(amount(1_500));
        byHand(1_000);
        sale.settle(new ChargeState.Refund(
                new RefundState(null, sale.lastReference(), new Money(1_000, "EUR"), RefundStatus.DONE, null)));
        sale.providerHas(lost, 1_000);

        sale.settlesEverything();

        assertThat(sale.order().refunded().amount()).isEqualTo(2_000);
    }

    @Test
    void findsTheRefundOfAConcurrentRequest() {
        sale.paid();
        Refund refund = sale.requests(rest());
        sale.beforeRequest(() -> sale.providerHas(refund, 3_000));

        sale.settlesEverything();

        assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
        assertThat(sale.order().status()).isEqualTo(OrderStatus.REFUNDED);
    }
}
