package dev.boxoffice.orders.payment;

import dev.boxoffice.http.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Maps an unavailable provider to a 503 problem with Retry-After. */
@Provider
class ProviderUnavailableMapper implements ExceptionMapper<ProviderUnavailableException> {

    private static final Logger LOG = Logger.getLogger(ProviderUnavailableMapper.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public Response toResponse(ProviderUnavailableException thrown) {
        LOG.warnf("Returning 503: %s", thrown.getMessage());
        return Problems.problem(
                        503,
                        "payment-provider-unavailable",
                        "Payment provider unavailable",
                        "The payment provider is not responding. Retry with the same Idempotency-Key after Retry-After"
                                + " seconds; nothing is charged twice.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
