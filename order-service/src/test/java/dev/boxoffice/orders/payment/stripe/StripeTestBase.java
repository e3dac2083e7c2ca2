package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.orders.OfferedTicket;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Resets Stripe's double and the circuit breaker before and after each test. */
abstract class StripeTestBase {

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "boxoffice.payment.stripe.api-base")
    URI apiBase;

    @Inject
    CircuitBreakerMaintenance breakers;

    StripeDouble stripe;

    @BeforeEach
    @AfterEach
    void reset() {
        stripe = StripeDouble.at(apiBase);
        stripe.reset();
        stripe.ledger().refundsEndAs("succeeded");
        breakers.reset(StripeBreaker.NAME);
    }

    /** An order without a payment. */
    StripeSale sale() {
        return StripeSale.of(stripe, service, OfferedTicket.onSale(5));
    }
}
