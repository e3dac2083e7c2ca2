package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import dev.boxoffice.orders.payment.RefundRequest;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
    private final UUID refund = UuidCreator.getTimeOrderedEpoch();

    @BeforeEach
    void pay() {
        stripe.ledger().buyerConfirms(charge, StripeDouble.SUCCEEDS);
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    private RefundState refund(UUID id, int attempt, long amount) {
        return gateway.refund(new RefundRequest(id, attempt, payment, charge, new Money(amount, "EUR")));
    }

    private RefundState refund() {
        return refund(refund, 1, 1_000);
    }

    @Test
    void refundsAPartOnceForRepeatedRequests() {
        RefundState first = refund();

        assertThat(first.status()).isEqualTo(RefundStatus.DONE);
        assertThat(first.refundId()).isEqualTo(refund);
        assertThat(first.amount()).isEqualTo(new Money(1_000, "EUR"));
        assertThat(refund()).isEqualTo(first);
        assertThat(stripe.ledger().refunds(charge)).hasSize(1);
    }

    @Test
    void refundsSeveralParts() {
        refund();
        refund(UUID.randomUUID(), 1, 500);

        RefundState last = refund(UUID.randomUUID(), 1, 3_000);

        assertThat(last.status()).isEqualTo(RefundStatus.DONE);
        assertThat(gateway.refunds(charge)).hasSize(3);
    }

    @Test
    void refundsLessAfterARefusal() {
        stripe.ledger().refundByHand(charge, 4_000);
        assertThat(refund().status()).isEqualTo(RefundStatus.FAILED);

        assertThat(refund(refund, 1, 500).status()).isEqualTo(RefundStatus.DONE);
    }

    @Test
    void findsTheRefundThatExplainsARefusal() {
        stripe.ledger().refundFor(charge, PRICE.amount(), refund);

        RefundState found = refund();

        assertThat(found.status()).isEqualTo(RefundStatus.DONE);
        assertThat(found.amount()).isEqualTo(PRICE);
    }

    @Test
    void doesNotKnowTheOutcomeOfAReplayedFailure() {
        stripe.faults().storeFailureOf("/v1/refunds", 500);

        assertThat(refund().isUnknown()).isTrue();
        stripe.ledger().refundFor(charge, 1_000, refund);
        assertThat(refund().status()).isEqualTo(RefundStatus.DONE);
    }

    @Test
    void reportsTheCurrentStateInsteadOfAReplayedResponse() {
        refund();
        stripe.ledger().refundBecomes(charge, "failed");

        assertThat(refund().status()).isEqualTo(RefundStatus.FAILED);
    }

    @Test
    void refundsOnceWhenTheResponseIsLost() {
        stripe.faults().dropResponses(20);
        assertThatThrownBy(this::refund).isInstanceOf(ProviderUnavailableException.class);
        stripe.reset();

        assertThat(refund().status()).isEqualTo(RefundStatus.DONE);
        assertThat(stripe.ledger().refunds(charge)).hasSize(1);
        assertThat(gateway.refunds(charge)).extracting(RefundState::refundId).containsExactly(refund);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "requires_action"})
    void reportsAPendingRefund(String status) {
        stripe.ledger().refundsEndAs(status);

        assertThat(refund().status()).isEqualTo(RefundStatus.PENDING);

        stripe.ledger().refundBecomes(charge, "succeeded");
        assertThat(gateway.refunds(charge)).extracting(RefundState::status).containsExactly(RefundStatus.DONE);
    }

    @Test
    void refundsAgainWithTheNextAttempt() {
        stripe.ledger().refundsEndAs("failed");
        assertThat(refund().failure()).isEqualTo("lost_or_stolen_card");
        stripe.ledger().refundsEndAs("succeeded");

        assertThat(refund(refund, 2, 1_000).status()).isEqualTo(RefundStatus.DONE);
        assertThat(stripe.ledger().refunds(charge)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge_disputed", "balance_insufficient", "charge_already_refunded"})
    void reportsARefusedRefund(String code) {
        stripe.ledger().refundsEndAs(code);

        RefundState refused = refund();

        assertThat(refused.status()).isEqualTo(RefundStatus.FAILED);
        assertThat(refused.failure()).isEqualTo(code);
        assertThat(refused.reference()).isNull();
    }

    @Test
    void reportsARefundOfMoreThanIsLeft() {
        stripe.ledger().refundByHand(charge, 4_000);

        assertThat(refund().status()).isEqualTo(RefundStatus.FAILED);
    }

    @Test
    void listsRefundsMadeByHand() {
        stripe.ledger().refundByHand(charge, 1_500);

        assertThat(gateway.refunds(charge)).singleElement().satisfies(found -> {
            assertThat(found.refundId()).isNull();
            assertThat(found.amount()).isEqualTo(new Money(1_500, "EUR"));
            assertThat(found.status()).isEqualTo(RefundStatus.DONE);
        });
    }
}
