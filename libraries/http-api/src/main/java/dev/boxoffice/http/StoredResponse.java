package dev.boxoffice.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A successful answer, kept so that a repeated request gets it again.
 *
 * @param location path of what was created; {@code null} when nothing was
 * @param body JSON
 * @param replayed whether an earlier request with the same Idempotency-Key had the effect
 */
public record StoredResponse(int status, String location, String body, boolean replayed) {

    /** Whether the request's effect has begun and its answer is still to come; {@link #location} says what was begun. */
    public boolean isUnfinished() {
        return status == Idempotency.UNFINISHED;
    }

    /** The answer over HTTP, marked when it is a repetition. */
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
