package dev.boxoffice.orders.payment.stripe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import dev.boxoffice.orders.payment.RefundRequest;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderServiceTest
@TestProfile(StripeProfile.class)
class StripeWebhookTest {

    private static final Money PRICE = new Money(4_500, "EUR");

    @TestHTTPResource
    URI service;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @ConfigProperty(name = "boxoffice.payment.stripe.api-base")
    URI apiBase;

    @Inject
    StripeGateway gateway;

    @Inject
    RecordedNotifications notifications;

    private final UUID payment = UuidCreator.getTimeOrderedEpoch();
    private StripeDouble stripe;
    private String charge;

    @BeforeEach
    void open() {
        stripe = StripeDouble.at(apiBase);
        stripe.reset();
        charge = gateway.open(new ChargeRequest(payment, UuidCreator.getTimeOrderedEpoch(), PRICE))
                .reference();
    }

    @AfterEach
    void reset() {
        notifications.reset();
        stripe.ledger().refundsEndAs("succeeded");
    }

    private StripeEvent cancelled() {
        gateway.cancel(charge);
        return StripeEvent.of("payment_intent.canceled", stripe.ledger().intent(charge));
    }

    private static void isRefused(HttpResponse<String> response, String type) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(contentType -> assertThat(contentType).startsWith("application/problem+json"));
        assertThat(response.body()).contains("/problems/" + type);
    }

    @Test
    void forwardsTheStateOfAPayment() {
        gateway.confirm(
                new ChargeRequest(payment, UuidCreator.getTimeOrderedEpoch(), PRICE), charge, StripeDouble.SUCCEEDS);
        StripeEvent event =
                StripeEvent.of("payment_intent.succeeded", stripe.ledger().intent(charge));

        HttpResponse<String> response = event.sentTo(service);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"received\":true}");
        assertThat(notifications.about(charge))
                .containsExactly(new ProviderNotification(
                        "stripe", event.id(), charge, payment, new ChargeState.Captured(PRICE)));
    }

    @Test
    void forwardsTheStateOfARefund() {
        gateway.confirm(
                new ChargeRequest(payment, UuidCreator.getTimeOrderedEpoch(), PRICE), charge, StripeDouble.SUCCEEDS);
        stripe.ledger().refundsEndAs("pending");
        UUID refund = UuidCreator.getTimeOrderedEpoch();
        String reference = gateway.refund(new RefundRequest(refund, 1, payment, charge, PRICE))
                .reference();
        assertThat(stripe.notify(service, "charge.refunded", charge)).isEqualTo(200);
        stripe.ledger().refundBecomes(charge, "failed");
        assertThat(stripe.notify(service, "refund.failed", charge)).isEqualTo(200);

        assertThat(notifications.about(charge))
                .extracting(ProviderNotification::state)
                .containsExactly(
                        new ChargeState.RefundsChanged(true),
                        new ChargeState.Refund(new RefundState(
                                refund, reference, PRICE, RefundStatus.FAILED, "expired_or_canceled_card")));
    }

    @Test
    void acceptsTheNextSecret() {
        StripeEvent event = cancelled().signed(StripeProfile.NEXT_WEBHOOK_SECRET, Instant.now());

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);
        assertThat(notifications.about(charge)).hasSize(1);
    }

    @Test
    void forwardsRepeatedEvents() {
        StripeEvent event = cancelled();

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);
        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);
        assertThat(notifications.about(charge))
                .extracting(ProviderNotification::id)
                .containsExactly(event.id(), event.id());
    }

    @Test
    void rejectsInvalidSignatures() {
        StripeEvent event = cancelled();

        isRefused(event.with(null).sentTo(service), "invalid-signature");
        isRefused(event.signed("whsec_other", Instant.now()).sentTo(service), "invalid-signature");
        isRefused(event.tampered("canceled", "succeeded").sentTo(service), "invalid-signature");
        isRefused(event.tampered(":", ": ").sentTo(service), "invalid-signature");
        assertThat(notifications.about(charge)).isEmpty();
    }

    @Test
    void rejectsOldSignatures() {
        StripeEvent late =
                cancelled().signed(StripeDouble.WEBHOOK_SECRET, Instant.now().minus(Duration.ofMinutes(6)));
        StripeEvent inTime =
                cancelled().signed(StripeDouble.WEBHOOK_SECRET, Instant.now().minus(Duration.ofMinutes(4)));

        isRefused(late.sentTo(service), "invalid-signature");
        assertThat(notifications.about(charge)).isEmpty();
        assertThat(inTime.sentTo(service).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"t", "t=", "t=x,v1=y", "t=1", "v1", "v1=x", ",", "=", "t=99999999999999999999,v1=x", "t=1,v1"})
    void rejectsMalformedSignatures(String header) {
        isRefused(cancelled().with(header).sentTo(service), "invalid-signature");
    }

    @Test
    void ignoresUnrelatedEvents() {
        StripeEvent event = StripeEvent.of("customer.created", stripe.ledger().intent(charge));

        assertThat(event.sentTo(service).statusCode()).isEqualTo(200);
        assertThat(notifications.about(charge)).isEmpty();
        given().get(metrics).then().body(containsString("boxoffice_stripe_events_total{outcome=\"ignored\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "null", "{}", "{\"id\": \"evt_1\", \"type\": \"payment_intent.canceled\"}"})
    void rejectsMalformedEvents(String body) {
        isRefused(StripeEvent.garbage(body).sentTo(service), "bad-request");
    }

    @Test
    void rejectsAnEmptyBody() {
        isRefused(StripeEvent.garbage("").sentTo(service), "bad-request");
    }

    @Test
    void requestsARetryWhileTheDatabaseIsUnavailable() {
        notifications.failWith(new IllegalStateException(new SQLTransientConnectionException("unavailable")));

        assertThat(cancelled().sentTo(service).statusCode()).isEqualTo(503);
    }

    @Test
    void reportsAnUnavailableProvider() {
        notifications.failWith(new ProviderUnavailableException("unavailable", null));

        HttpResponse<String> response = cancelled().sentTo(service);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body())
                .contains("/problems/payment-provider-unavailable")
                .contains("Idempotency-Key");
    }
}
