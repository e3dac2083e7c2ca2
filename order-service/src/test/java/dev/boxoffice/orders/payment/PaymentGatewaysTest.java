package dev.boxoffice.orders.payment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.orders.payment.stripe.StripeSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentGatewaysTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @ParameterizedTest
    @ValueSource(strings = {"prod", "staging", "production"})
    void requiresAStripeKeyInProduction(String profile) {
        var withoutKey = new StripeSettings(NOWHERE, Optional.empty());

        assertThatThrownBy(() -> PaymentGateways.check(withoutKey, List.of(profile)))
                .hasMessageContaining("BOXOFFICE_STRIPE_SECRET_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "dev", "test"})
    void allowsSimulatedPaymentsInTrialProfiles(String profile) {
        var withoutKey = new StripeSettings(NOWHERE, Optional.empty());

        assertThatCode(() -> PaymentGateways.check(withoutKey, List.of(profile)))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsAStripeKeyInProduction() {
        var withKey = new StripeSettings(NOWHERE, Optional.of("sk_live_1"));

        assertThatCode(() -> PaymentGateways.check(withKey, List.of("prod"))).doesNotThrowAnyException();
    }
}
