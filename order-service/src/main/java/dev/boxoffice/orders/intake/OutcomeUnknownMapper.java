package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.engine.OutcomeUnknownException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Maps a command whose commit failed or takes too long to 503. */
@Provider
class OutcomeUnknownMapper implements ExceptionMapper<OutcomeUnknownException> {

    private static final Logger LOG = Logger.getLogger(OutcomeUnknownMapper.class);

    @Override
    public Response toResponse(OutcomeUnknownException thrown) {
        LOG.warnf(
                "Returning 503, outcome unknown: %s",
                Objects.requireNonNullElse(thrown.getCause(), "no answer in time"));
        return Problems.outcomeUnknown().toResponse();
    }
}
