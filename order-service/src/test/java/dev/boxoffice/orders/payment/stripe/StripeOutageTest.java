package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A retry has one effect, whatever happened to the request or its response. */
class StripeOutageTest {

    private static final Money PRICE = new Money(4_500, "EUR");

    private final StripeDouble stripe = StripeDouble.start();
    private final StripeGateway gateway = StripeSettings.of(stripe).gateway();
    private final UUID payment = UuidCreator.getTimeOrderedEpoch();
    private final ChargeRequest request = new ChargeRequest(payment, UuidCreator.getTimeOrderedEpoch(), PRICE);

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void opensOneChargeWhenTheResponseIsLost() {
        stripe.faults().dropResponses(20);
        assertThatThrownBy(() -> gateway.open(request)).isInstanceOf(ProviderUnavailableException.class);
        assertThat(stripe.ledger().intents()).hasSize(1);
        stripe.reset();

        assertThat(gateway.open(request).state()).isEqualTo(new ChargeState.Open());
        assertThat(stripe.ledger().intents()).hasSize(1);
    }

    @Test
    void capturesOnceWhenTheResponseIsLost() {
        String charge = gateway.open(request).reference();
        stripe.faults().dropResponses(20);
        assertThatThrownBy(() -> gateway.confirm(request, charge, StripeDouble.SUCCEEDS))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThat(stripe.ledger().intent(charge).path("status").asText()).isEqualTo("succeeded");
        stripe.reset();

        assertThat(gateway.confirm(request, charge, StripeDouble.SUCCEEDS).state())
                .isEqualTo(new ChargeState.Captured(PRICE));
    }

    @Test
    void retriesOnceWithTheSameKey() {
        stripe.faults().respondWith(500, 1);

        assertThat(gateway.open(request).state()).isEqualTo(new ChargeState.Open());
        assertThat(stripe.requests())
                .hasSize(2)
                .extracting(StripeDouble.Request::idempotencyKey)
                .containsOnly(payment.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void reportsStripeErrorsAsUnavailable(int status) {
        stripe.faults().respondWith(status, 2);

        assertThatThrownBy(() -> gateway.open(request))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("HTTP " + status);
    }

    @Test
    void timesOutAndFindsTheChargeLater() {
        stripe.faults().delayResponses(Duration.ofSeconds(5));
        assertThatThrownBy(() -> gateway.open(request)).isInstanceOf(ProviderUnavailableException.class);
        assertThat(stripe.requests()).as("the retry got idempotency_key_in_use").hasSize(2);
        stripe.reset();

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(gateway.open(request).state()).isEqualTo(new ChargeState.Open()));
        assertThat(stripe.ledger().intents()).hasSize(1);
    }

    @Test
    void reportsARefusedConnectionAsUnavailable() {
        var unreachable =
                new StripeSettings(URI.create("http://127.0.0.1:9"), Optional.of(StripeDouble.SECRET_KEY)).gateway();

        assertThatThrownBy(() -> unreachable.find("pi_any")).isInstanceOf(ProviderUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk_test_wrong", "sk_test_with a space"})
    void hidesTheKeyWhenStripeRejectsIt(String key) {
        var rejected = new StripeSettings(stripe.apiBase(), Optional.of(key)).gateway();

        assertThatThrownBy(() -> rejected.open(request))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageNotContaining("sk_test")
                .hasNoCause();
    }
}
