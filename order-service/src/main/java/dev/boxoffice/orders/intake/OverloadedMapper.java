package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.engine.OverloadedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps a command that was withdrawn without effect to 503. */
@Provider
class OverloadedMapper implements ExceptionMapper<OverloadedException> {

    @Override
    public Response toResponse(OverloadedException thrown) {
        return Problems.problem(
                        503,
                        "overloaded",
                        "Overloaded",
                        "The request could not be processed in time and had no effect. Retry after Retry-After seconds.")
                .withHeader("Retry-After", 1)
                .build()
                .toResponse();
    }
}
