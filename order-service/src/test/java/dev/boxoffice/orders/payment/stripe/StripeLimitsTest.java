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
import io.quarkus.scheduler.Scheduler;
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

/** An unavailable or slow Stripe occupies neither time nor threads of other requests. */
@OrderServiceTest
@TestProfile(StripeProfile.class)
class StripeLimitsTest {

    private static final Money PRICE = new Money(4_500, "EUR");

    private static final int ENOUGH_TO_OPEN = 10;

    @ConfigProperty(name = "boxoffice.payment.stripe.api-base")
    URI apiBase;

    @Inject
    StripeGateway gateway;

    @Inject
    CircuitBreakerMaintenance breakers;

    @Inject
    Scheduler scheduler;

    private StripeDouble stripe;
    private String charge;

    @BeforeEach
    void open() {
        scheduler.pause(); // the follow-up of other tests' payments sends requests too
        breakers.reset(StripeBreaker.NAME);
        stripe = StripeDouble.at(apiBase);
        stripe.reset();
        charge = gateway.open(someRequest()).reference();
        stripe.reset();
    }

    @AfterEach
    void reset() {
        scheduler.resume();
        stripe.reset();
        breakers.reset(StripeBreaker.NAME);
    }

    private static ChargeRequest someRequest() {
        return new ChargeRequest(UuidCreator.getTimeOrderedEpoch(), UuidCreator.getTimeOrderedEpoch(), PRICE);
    }

    private void isUnavailable() {
        assertThatThrownBy(() -> gateway.find(charge)).isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void stopsRequestsToAnUnavailableStripeForAWhile() {
        stripe.faults().respondWith(429, ENOUGH_TO_OPEN);
        for (int i = 0; i < ENOUGH_TO_OPEN; i++) {
            isUnavailable();
        }
        assertThat(breakers.currentState(StripeBreaker.NAME)).isEqualTo(CircuitBreakerState.OPEN);
        stripe.reset();

        isUnavailable();
        assertThat(stripe.requests()).isEmpty();
        await().atMost(Duration.ofMillis(3 * StripeBreaker.PAUSE))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(gateway.find(charge).state()).isEqualTo(new ChargeState.Open()));
    }

    @Test
    void countsDeclinesAsSuccessfulCalls() {
        for (int i = 0; i < 2 * ENOUGH_TO_OPEN; i++) {
            ChargeRequest request = someRequest();
            String reference = gateway.open(request).reference();
            gateway.confirm(request, reference, StripeDouble.DECLINES);
            assertThatThrownBy(() -> gateway.find("pi_lost")).isInstanceOf(IllegalStateException.class);
        }

        assertThat(breakers.currentState(StripeBreaker.NAME)).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void limitsConcurrentRequestsToASlowStripe() throws Exception {
        stripe.faults().delayResponses(Duration.ofSeconds(2));
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
