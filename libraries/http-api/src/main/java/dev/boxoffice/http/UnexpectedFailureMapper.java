package dev.boxoffice.http;

import dev.boxoffice.database.SqlFailure;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Maps an unexpected failure to 503 if a retry can succeed, otherwise to a 500 without details. */
@Provider
class UnexpectedFailureMapper implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = Logger.getLogger(UnexpectedFailureMapper.class);

    @Override
    public Response toResponse(RuntimeException thrown) {
        if (isTransient(thrown)) {
            LOG.warnf("Returning 503: %s", rootMessage(thrown));
            return unavailable().toResponse();
        }
        LOG.error("Returning 500", thrown);
        return Problems.problem(
                        500, "internal-error", "Internal error", "An unexpected error occurred. It has been logged.")
                .build()
                .toResponse();
    }

    private static HttpProblem unavailable() {
        return Problems.problem(
                        503,
                        "unavailable",
                        "Unavailable",
                        "The database is unavailable. Retry; if this was a change, use the same Idempotency-Key.")
                .withHeader(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private static boolean isTransient(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RollbackException) {
                return true;
            }
        }
        return SqlFailure.of(thrown).isTransient();
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
