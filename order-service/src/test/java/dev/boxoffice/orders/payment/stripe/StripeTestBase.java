package dev.boxoffice.orders.payment.stripe;

import dev.boxoffice.orders.OfferedTicket;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The service and a Stripe in its usual mood, before each test and after it. */
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
    void calm() {
        stripe = StripeDouble.at(apiBase);
        stripe.calm();
        stripe.ledger().refundsEndAs("succeeded");
        breakers.reset(StripeBreaker.NAME);
    }

    /** An order that nobody has begun to pay. */
    StripeSale sale() {
        return StripeSale.of(stripe, service, OfferedTicket.onSale(5));
    }
}
