package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dead or slow Stripe takes neither time nor threads from everybody. */
@OrderServiceTest
@TestProfile(StripeProfile.class)
class StripeLimitsTest {

    private static final Money PRICE = new Money(4_500, "EUR");

    private static final int ENOUGH_TO_JUDGE = 10;

    @ConfigProperty(name = "boxoffice.payment.stripe.api-base")
    URI apiBase;

    @Inject
    StripeGateway gateway;

    @Inject
    CircuitBreakerMaintenance breakers;

    private StripeDouble stripe;
    private String charge;

    @BeforeEach
    void open() {
        breakers.reset(StripeBreaker.NAME);
        stripe = StripeDouble.at(apiBase);
        stripe.calm();
        charge = gateway.open(someRequest()).reference();
        stripe.calm();
    }

    @AfterEach
    void reset() {
        stripe.calm();
        breakers.reset(StripeBreaker.NAME);
    }

    private static ChargeRequest someRequest() {
        return new ChargeRequest(UuidCreator.getTimeOrderedEpoch(), UuidCreator.getTimeOrderedEpoch(), PRICE);
    }

    private void isUnavailable() {
        assertThatThrownBy(() -> gateway.find(charge)).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void asksADeadStripeNoMoreUntilItHadAPause() {
        stripe.faults().answerWith(429, ENOUGH_TO_JUDGE);
        for (int i = 0; i < ENOUGH_TO_JUDGE; i++) {
            isUnavailable();
        }
        assertThat(breakers.currentState(StripeBreaker.NAME)).isEqualTo(CircuitBreakerState.OPEN);
        stripe.calm();

        isUnavailable();
        assertThat(stripe.requests()).isEmpty();
        await().atMost(Duration.ofMillis(3 * StripeBreaker.PAUSE))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(gateway.find(charge).state()).isEqualTo(new ChargeState.Open()));
    }

    @Test
    void takesDeclinesForAnswers() {
        for (int i = 0; i < 2 * ENOUGH_TO_JUDGE; i++) {
            ChargeRequest request = someRequest();
            String reference = gateway.open(request).reference();
            gateway.confirm(request.paymentId(), reference, StripeDouble.DECLINES);
            assertThatThrownBy(() -> gateway.find("pi_lost")).isInstanceOf(IllegalStateException.class);
        }

        assertThat(breakers.currentState(StripeBreaker.NAME)).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void letsOnlySoManyWaitForASlowStripe() throws Exception {
        stripe.faults().delayAnswers(Duration.ofSeconds(2));
        var waiting = new ArrayList<Future<Charge>>();
        try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < StripeBulkhead.MOST_AT_ONCE; i++) {
                waiting.add(buyers.submit(() -> gateway.find(charge)));
            }
            await().until(() -> stripe.requests().size() == StripeBulkhead.MOST_AT_ONCE);

            isUnavailable();
            assertThat(stripe.requests()).hasSize(StripeBulkhead.MOST_AT_ONCE);
        }

        for (Future<Charge> buyer : waiting) {
            assertThat(buyer.get().state()).isEqualTo(new ChargeState.Open());
        }
        assertThat(breakers.currentState(StripeBreaker.NAME)).isEqualTo(CircuitBreakerState.CLOSED);
    }
}
