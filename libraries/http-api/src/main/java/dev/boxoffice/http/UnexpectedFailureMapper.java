package dev.boxoffice.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jboss.logging.Logger;

/** What no rule foresaw: 503 when the database is away and trying again will help, else a 500 that tells nothing. */
@Provider
class UnexpectedFailureMapper implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = Logger.getLogger(UnexpectedFailureMapper.class);

    /**
     * SQLSTATE classes (PostgreSQL manual, appendix A): connection exception, transaction rollback, insufficient
     * resources, lock not available, operator intervention.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57");

    @Override
    public Response toResponse(RuntimeException thrown) {
        if (isPassing(thrown)) {
            LOG.warnf("Answered 503: %s", rootMessage(thrown));
            return unavailable().toResponse();
        }
        LOG.error("Answered 500", thrown);
        return Problems.problem(500, "internal-error", "Internal error", "Something went wrong on our side.")
                .build()
                .toResponse();
    }

    private static HttpProblem unavailable() {
        return Problems.problem(
                        503,
                        "unavailable",
                        "Unavailable",
                        "The service lost its database; if this was a change, ask again with the same Idempotency-Key.")
                .withHeader(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private static boolean isPassing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof RollbackException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                // Agroal gives none when no connection could be had in time
                String state = sql.getSQLState();
                return state == null || PASSING.contains(state.substring(0, 2));
            }
        }
        return false;
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
