package dev.boxoffice.orders.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import dev.boxoffice.orders.payment.PaymentConfig;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jboss.logging.Logger;

/** Circuit breaker that suspends calls to Stripe while it is unavailable, so that requests fail fast. */
@ApplicationScoped
class StripeBreaker {

    static final String NAME = "stripe";

    /** Milliseconds for which the open breaker suspends calls. */
    static final long PAUSE = 5_000;

    private static final Logger LOG = Logger.getLogger(StripeBreaker.class);

    /** Retries with the same idempotency key; the follow-up of payments handles longer outages. */
    private static final int RETRIES = 1;

    private final PaymentConfig config;
    private volatile StripeClient client;

    StripeBreaker(PaymentConfig config) {
        this.config = config;
    }

    /** Only an unavailable Stripe counts as a failure; a rejected request does not. */
    @CircuitBreaker(requestVolumeThreshold = 10, delay = PAUSE, failOn = ProviderUnavailableException.class)
    @CircuitBreakerName(NAME)
    <T> T ask(StripeCall<T> call) throws StripeException {
        try {
            return call.on(client());
        } catch (AuthenticationException e) {
            // omits message and stack trace, which may contain parts of the key
            LOG.errorf(
                    "Stripe rejected BOXOFFICE_STRIPE_SECRET_KEY: HTTP %d, request %s",
                    e.getStatusCode(), e.getRequestId());
            throw new ProviderUnavailableException("Stripe rejected the API key", null);
        } catch (ApiConnectionException | RateLimitException e) {
            throw unavailable(e);
        } catch (ApiException e) {
            if (Integer.valueOf(409).equals(e.getStatusCode()) || StripeApi.isReplayed(e.getStripeError())) {
                throw e; // a concurrent or replayed request says nothing about availability
            }
            throw unavailable(e);
        }
    }

    private static ProviderUnavailableException unavailable(StripeException e) {
        return new ProviderUnavailableException(
                "Stripe unavailable: %s, HTTP %d, request %s"
                        .formatted(e.getClass().getSimpleName(), e.getStatusCode(), e.getRequestId()),
                e);
    }

    private StripeClient client() {
        StripeClient built = client;
        if (built == null) {
            built = build(config.stripe());
            client = built;
        }
        return built;
    }

    private static StripeClient build(PaymentConfig.Stripe config) {
        return StripeClient.builder()
                .setApiKey(config.secretKey().orElseThrow())
                .setApiBase(config.apiBase().toString().replaceAll("/+$", ""))
                .setConnectTimeout(millis(config.connectTimeout()))
                .setReadTimeout(millis(config.readTimeout()))
                .setMaxNetworkRetries(RETRIES)
                .build();
    }

    private static int millis(Duration timeout) {
        return Math.toIntExact(timeout.toMillis());
    }
}
