package dev.boxoffice.orders.payment;

import dev.boxoffice.http.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Says that asking again helps, and costs nothing. */
@Provider
class ProviderUnavailableMapper implements ExceptionMapper<ProviderUnavailableException> {

    private static final Logger LOG = Logger.getLogger(ProviderUnavailableMapper.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public Response toResponse(ProviderUnavailableException thrown) {
        LOG.warnf("Answered 503: %s", thrown.getMessage());
        return Problems.problem(
                        503,
                        "payment-provider-unavailable",
                        "Payment provider unavailable",
                        "The payment provider does not answer now. Ask again with the same Idempotency-Key:"
                                + " nothing is charged twice.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
