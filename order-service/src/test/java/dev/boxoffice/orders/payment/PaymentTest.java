package dev.boxoffice.orders.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.boxoffice.orders.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final Money PRICE = new Money(2_500, "EUR");

    private final Payment payment = payment(null, "sim_success");

    @Test
    void isCheckedLaterUnlessANotificationArrives() {
        assertThat(payment.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(payment.nextCheckAt()).isEqualTo(NOW.plusSeconds(10));
        assertThat(payment.isNew()).isTrue();
        assertThat(payment.isChanged()).isFalse();
    }

    @Test
    void continuesOnlyWithTheSameProviderAndMethod() {
        assertThat(payment.continuesWith(new PaymentAttempt.Choice("simulated", "sim_success")))
                .isTrue();
        assertThat(payment.continuesWith(new PaymentAttempt.Choice("simulated", null)))
                .isTrue();
        assertThat(payment.continuesWith(new PaymentAttempt.Choice("simulated", "sim_decline")))
                .isFalse();
        assertThat(payment.continuesWith(new PaymentAttempt.Choice("stripe", "sim_success")))
                .isFalse();
        assertThat(payment.isChanged()).isFalse();
    }

    @Test
    void adoptsTheMethodOfALaterRequest() {
        Payment open = payment(null, null);

        assertThat(open.continuesWith(new PaymentAttempt.Choice("simulated", "sim_success")))
                .isTrue();

        assertThat(open.method()).isEqualTo("sim_success");
        assertThat(open.isChanged()).isTrue();
    }

    @Test
    void capturesOnce() {
        payment.capture(PRICE, NOW);

        assertThat(payment.received()).isEqualTo(PRICE);
        assertThat(payment.nextCheckAt()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> payment.capture(PRICE, NOW));
    }

    @Test
    void recordsNoMoneyForARefundThatIsIllegal() {
        payment.capture(PRICE, NOW);
        payment.refunded(NOW);

        assertThatIllegalStateException()
                .isThrownBy(() -> payment.captureForRefund(new Money(1, "EUR"), "paid-twice", NOW));

        assertThat(payment.received()).isEqualTo(PRICE);
    }

    @Test
    void checksAFailedPaymentUntilItsChargeIsClosed() {
        Payment opened = payment("sim_1", "sim_success");

        opened.fail("card_declined", false, NOW);
        assertThat(opened.nextCheckAt()).isEqualTo(NOW);

        opened.stopChecks();
        assertThat(opened.nextCheckAt()).isNull();
    }

    @Test
    void doesNotCheckAFailedPaymentWithoutACharge() {
        payment.fail("card_declined", false, NOW);

        assertThat(payment.nextCheckAt()).isNull();
    }

    private static Payment payment(String reference, String method) {
        var attempt = new PaymentAttempt(
                UUID.randomUUID(), new PaymentAttempt.Choice("simulated", method), reference, Duration.ofSeconds(10));
        return Payment.begin(attempt, UUID.randomUUID(), 1, PRICE, NOW);
    }
}
