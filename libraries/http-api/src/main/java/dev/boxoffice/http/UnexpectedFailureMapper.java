package dev.boxoffice.http;

import dev.boxoffice.database.SqlFailure;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Maps an unexpected failure to 503 if a retry can succeed, otherwise to a 500 without details. A use case with several
 * transactions reports what the earlier ones have changed, for example by a {@link PartialEffectException}.
 */
@Provider
class UnexpectedFailureMapper implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = Logger.getLogger(UnexpectedFailureMapper.class);

    @Override
    public Response toResponse(RuntimeException thrown) {
        if (thrown instanceof PartialEffectException && (isOutcomeUnknown(thrown) || isTransient(thrown))) {
            LOG.warnf("Returning 503, partial effect: %s", rootMessage(thrown));
            return Problems.outcomeUnknown(thrown.getMessage()).toResponse();
        }
        if (isOutcomeUnknown(thrown)) {
            LOG.warnf("Returning 503, outcome unknown: %s", rootMessage(thrown));
            return Problems.outcomeUnknown().toResponse();
        }
        if (isTransient(thrown)) {
            LOG.warnf("Returning 503: %s", rootMessage(thrown));
            return Problems.unavailable().toResponse();
        }
        LOG.error("Returning 500", thrown);
        return Problems.problem(
                        500, "internal-error", "Internal error", "An unexpected error occurred. It has been logged.")
                .build()
                .toResponse();
    }

    private static boolean isOutcomeUnknown(Throwable thrown) {
        return SqlFailure.isOutcomeUnknown(thrown)
                || causes(thrown)
                        .anyMatch(
                                cause -> cause instanceof HeuristicMixedException || cause instanceof SystemException);
    }

    /** The transaction manager rolls a transaction back that took too long. */
    private static boolean isTransient(Throwable thrown) {
        return causes(thrown).anyMatch(RollbackException.class::isInstance)
                || SqlFailure.of(thrown).isTransient();
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
