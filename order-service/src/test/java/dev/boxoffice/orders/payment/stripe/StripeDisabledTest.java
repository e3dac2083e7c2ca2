package dev.boxoffice.orders.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.payment.PaymentConfig;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class StripeDisabledTest {

    @TestHTTPResource
    URI service;

    @Inject
    PaymentConfig config;

    @Test
    void hasNoWebhookWithoutAKey() {
        assertThat(config.stripe().secretKey()).isEmpty();
        assertThat(config.stripe().webhookSecrets()).isEmpty();
        assertThat(StripeEvent.garbage("{}").sentTo(service).statusCode()).isEqualTo(404);
    }
}
