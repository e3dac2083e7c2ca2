package dev.boxoffice.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A successful response, stored so that a repeated request receives it again.
 *
 * @param location path of the created resource; {@code null} if there is none
 * @param body JSON
 * @param replayed whether an earlier request with the same Idempotency-Key was executed
 */
public record StoredResponse(int status, String location, String body, boolean replayed) {

    /** Whether the request has started but has no response yet; {@link #location} identifies what was started. */
    public boolean isUnfinished() {
        return status == Idempotency.UNFINISHED;
    }

    /** The HTTP response, marked if it is a repetition. */
    public Response toResponse() {
        var response = Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }
}
